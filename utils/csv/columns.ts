import { fold } from '../text/fold'

/** Under which names a field may stand in the header; the better ones first. */
export type ColumnNames<Field extends string> = Readonly<Record<Field, readonly string[]>>

/** Where each field stands, and the columns that were not taken. */
export type Columns<Field extends string> = { places: Partial<Record<Field, number>>; left: number[] }

/** @returns a header's name as it is compared: "Price (EUR)", "price_eur" and "PRICE EUR" are `priceeur`. */
export function columnKey(header: string): string {
  return fold(header).replace(/[^\p{L}\p{N}]+/gu, '')
}

/** @returns which column holds which field. Each is taken once; without a header, a column is none. */
export function columnsOf<Field extends string>(
  header: readonly string[],
  names: ColumnNames<Field>,
): Columns<Field> {
  const keys = header.map(columnKey)
  const places: Partial<Record<Field, number>> = {}
  const taken = new Set<number>()
  for (const field of Object.keys(names) as Field[]) {
    const found = names[field].map((name) => keys.indexOf(name)).find((at) => at >= 0 && !taken.has(at))
    if (found === undefined) continue
    places[field] = found
    taken.add(found)
  }
  return { places, left: keys.flatMap((key, at) => (taken.has(at) || key === '' ? [] : [at])) }
}
