/** By the key of a variable. An empty value counts as none. */
export type TemplateValues = Readonly<Record<string, string | undefined>>

/** The product that was chosen: what its placeholders give. */
export type ProductValues = {
  name: string
  price?: { amountMinor: number; currency: string }
  link?: string
  /** In words, as the customer reads them. */
  stock?: string
  sku?: string
}

export type TemplateContext = {
  values: TemplateValues
  /** What was answered in the form, by the key of the hole. Empty text is an answer too. */
  answers: Readonly<Record<string, string>>
  /** Epoch ms. */
  now: number
  /** The customer's, for dates, numbers and amounts. */
  language: string
  timeZone: string
  /** ISO weekdays, 1 = Monday, for `bd`; absent: Monday to Friday. */
  workDays?: readonly number[]
  /** For amounts whose placeholder names none: ISO 4217. */
  currency?: string
  /** The text of another reply. */
  replyOf?: (shortcut: string) => string | undefined
  /** Of the reply itself, so that it is not taken into itself. */
  shortcut?: string
  /** The one that `answers` (or `remembered`) names. */
  product?: ProductValues
  /** What this customer got the last time, by the key of the hole. */
  remembered?: Readonly<Record<string, string>>
}
