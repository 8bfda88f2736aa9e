/** What a field of the form asks for. */
export type HoleKind = 'text' | 'lines' | 'choice' | 'date' | 'number' | 'money' | 'toggle' | 'product'

/**
 * One field of the form: a placeholder nobody has answered yet, or a prompt that the reply asks each time.
 * Answers are text: `date` as YYYY-MM-DD, `number` and `money` as a decimal with a point, `toggle` as 'yes' or 'no',
 * `product` as the product's id, `choice` as the chosen option.
 */
export type Hole = {
  /** Under which the answer is handed in. Prompts of one label share their answer. */
  key: string
  /** As a person reads it. */
  label: string
  kind: HoleKind
  /** What stands in the field at first, in the form of an answer: a default, or what this customer got last. */
  initial?: string
  /** Of a choice. */
  options?: string[]
  /** Of a number or an amount. */
  min?: number
  max?: number
  /** Of an amount: ISO 4217. */
  currency?: string
}
