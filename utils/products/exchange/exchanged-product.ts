/** A product as it is imported and exported. */
export type ExchangedProduct = {
  name: string
  sku?: string
  /** In the currency's minor unit, by ISO 4217 code. */
  prices: Record<string, number>
  stock?: 'in' | 'low' | 'out'
  /** http or https. */
  link?: string
  note?: string
}

export const PRODUCT_NOTE_CODES = [
  // The file as a whole.
  'no-header',
  'no-rows',
  'too-many',
  // A row that is not taken.
  'bad-quotes',
  'too-many-cells',
  'no-name',
  'too-long',
  'bad-amount',
  'too-exact',
  'too-large',
  'no-currency',
  'bad-currency',
  // A part that is left out or changed.
  'column-left-out',
  'price-left-out',
  'stock-left-out',
  'link-left-out',
  'link-changed',
] as const

export type ProductNoteCode = (typeof PRODUCT_NOTE_CODES)[number]

/** `place` is the line of the file; '' is the file. */
export type ProductNote = { place: string; code: ProductNoteCode; detail?: string }

export type ProductOutcome = { products: ExchangedProduct[]; notes: ProductNote[] }
