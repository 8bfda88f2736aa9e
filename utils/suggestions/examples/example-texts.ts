export type WordExample =
  | 'price'
  | 'delivery'
  | 'hours'
  | 'catalogue'
  | 'stock'
  | 'payment'
  | 'appointment'
  | 'address'
  | 'complaint'
export type OtherExample = 'closed' | 'closedAgain' | 'twice' | 'silent' | 'intent'

/** `shortcut`: of the starter or the reply of a pack that it is meant for. */
type ExampleText = { name: string; shortcut?: string }

/** The example rules in one language. */
export type ExampleTexts = Record<WordExample, ExampleText & { words: readonly string[] }> &
  Record<Exclude<OtherExample, 'intent'>, ExampleText> & {
    /** `note`: what is to be done within two hours. */
    intent: ExampleText & { note: string }
  }
