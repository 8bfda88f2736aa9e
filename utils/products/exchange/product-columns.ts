import { columnKey, type ColumnNames, columnsOf } from '@/utils/csv/columns'
import { isCurrency } from '../currencies'

export type ProductField = 'name' | 'sku' | 'price' | 'currency' | 'stock' | 'link' | 'note'
export type ProductColumns = {
  places: Partial<Record<ProductField, number>>
  /** Where the price in a currency stands. */
  prices: [currency: string, at: number][]
  left: string[]
}

/** Ours first; then those of shops and catalogues. */
const NAMES: ColumnNames<ProductField> = {
  name: ['name', 'product', 'productname', 'title', 'item', 'itemname', 'article'],
  sku: ['sku', 'variantsku', 'productcode', 'itemcode', 'code', 'articlenumber', 'itemnumber', 'partnumber'],
  price: ['price', 'unitprice', 'regularprice', 'variantprice', 'itemprice', 'listprice', 'amount'],
  currency: ['currency', 'currencycode', 'pricecurrency'],
  stock: ['stock', 'availability', 'instock', 'stockstatus', 'inventory', 'stockquantity', 'quantity'],
  link: ['link', 'url', 'producturl', 'productlink', 'permalink', 'website'],
  note: ['note', 'notes', 'description', 'shortdescription', 'details', 'comment', 'comments'],
}
const KNOWN = new Set(Object.values(NAMES).flat())
const PRICE = /^(?:(?:unit|list|regular)?[\s_]*price[\s_(:-]*([a-z]{3})\)?|([A-Z]{3}))$/i

/** @returns whether a header is one that products have. */
export function isProductColumn(header: string): boolean {
  return KNOWN.has(columnKey(header)) || currencyOf(header) !== undefined
}

/** @returns where a table of products has what. */
export function productColumns(header: readonly string[]): ProductColumns {
  const currencies = header.map((name) => (KNOWN.has(columnKey(name)) ? undefined : currencyOf(name)))
  const prices = currencies.flatMap((currency, at): [string, number][] => (currency ? [[currency, at]] : []))
  const { places, left } = columnsOf(
    header.map((name, at) => (currencies[at] === undefined ? name : '')),
    NAMES,
  )
  return { places, prices, left: left.map((at) => header[at] ?? '') }
}

/** `price_EUR`, `Price (EUR)`, and `EUR` alone in capitals. */
function currencyOf(header: string): string | undefined {
  const [, priced, bare] = PRICE.exec(header.trim()) ?? []
  const code = priced?.toUpperCase() ?? bare
  return code !== undefined && isCurrency(code) ? code : undefined
}
