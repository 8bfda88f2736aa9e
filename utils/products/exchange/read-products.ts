import { type CsvRow, readCsv } from '@/utils/csv/read-csv'
import { isCurrency } from '../currencies'
import { type AmountFault, amountMinorOf, splitAmount } from './amount'
import { type DecimalSign, decimalSignOf, type WrittenAmount } from './decimal-sign'
import type { ExchangedProduct, ProductNote, ProductNoteCode, ProductOutcome } from './exchanged-product'
import { isProductColumn, type ProductColumns, productColumns, type ProductField } from './product-columns'

/** The same as storage takes; a test holds them together. */
const MOST_PRODUCTS = 500
const MOST_LINE_CHARACTERS = 300
const MOST_LINK_CHARACTERS = 2_000
const MOST_NOTE_CHARACTERS = 20_000

type Note = (code: ProductNoteCode, detail?: string) => void
/** A price as it stands in a row. Without a currency it cannot be taken. */
type Price = WrittenAmount & { fault?: ProductNoteCode }

const STOCK: Readonly<Record<string, 'in' | 'low' | 'out'>> = {
  in: 'in',
  yes: 'in',
  true: 'in',
  instock: 'in',
  available: 'in',
  low: 'low',
  lowstock: 'low',
  few: 'low',
  limited: 'low',
  out: 'out',
  no: 'out',
  false: 'out',
  outofstock: 'out',
  soldout: 'out',
  unavailable: 'out',
}

/**
 * Reads a table of products with a header row. Whether a comma or a point stands before decimals is decided once for the
 * file. `currency` (ISO 4217) is that of prices for which the file names none. A row that cannot be read whole is left out
 * and told by line and reason. Never fails.
 */
export function readProducts(text: string, currency?: string): ProductOutcome {
  const table = readCsv(text, isProductColumn)
  const columns = productColumns(table.header)
  const notes: ProductNote[] = []
  const noteAt = (place: string): Note => {
    return (code, detail) => notes.push({ place, code, ...(detail !== undefined && { detail }) })
  }
  if (columns.places.name === undefined) {
    noteAt('1')('no-header', table.header.join(', '))
    return { products: [], notes }
  }
  for (const name of columns.left) if (name !== '') noteAt('1')('column-left-out', name)
  for (const { line, lastLine, code } of table.faults) {
    noteAt(String(line))(code, lastLine > line ? `${line}–${lastLine}` : undefined)
  }
  if (table.rows.length === 0) noteAt('')('no-rows')
  if (table.rows.length > MOST_PRODUCTS) noteAt('')('too-many', String(table.rows.length))
  const rows = table.rows.slice(0, MOST_PRODUCTS)
  const prices = rows.map((row) => pricesIn(row, columns, currency))
  const decimalSign = decimalSignOf(prices.flat(), table.delimiter)
  const products = rows.flatMap((row, at) => {
    return readRow(row, columns, prices[at] ?? [], decimalSign, noteAt(String(row.line))) ?? []
  })
  return { products, notes }
}

/** Prices with a column of their own go first. */
function pricesIn({ cells }: CsvRow, columns: ProductColumns, currency: string | undefined): Price[] {
  const own = columns.prices.map(([code, at]) => priceOf(cells[at] ?? '', code, true))
  const { price, currency: place } = columns.places
  const written = cells[place ?? -1]?.trim().toUpperCase() ?? ''
  const shared = price === undefined ? [] : [priceOf(cells[price] ?? '', written || currency, written !== '')]
  return [...own, ...shared].filter(({ text }) => text !== '')
}

/** What the amount itself says of its currency must not speak against its column. */
function priceOf(cell: string, currency: string | undefined, isSaid: boolean): Price {
  const { text, currency: found } = splitAmount(cell)
  const named = isSaid ? currency : (found ?? currency)
  if (named === undefined) return { text, currency: named, fault: 'no-currency' }
  const isGood = isCurrency(named) && (found === undefined || found === named)
  return isGood
    ? { text, currency: named }
    : { text: cell.trim(), currency: undefined, fault: 'bad-currency' }
}

function readRow(
  { cells }: CsvRow,
  columns: ProductColumns,
  written: readonly Price[],
  decimalSign: DecimalSign,
  note: Note,
): ExchangedProduct | undefined {
  const cell = (field: ProductField) => cells[columns.places[field] ?? -1] ?? ''
  const name = cell('name').trim()
  const sku = cell('sku').trim()
  const words = cell('note')
  if (name === '') note('no-name')
  const isLong =
    Math.max(name.length, sku.length) > MOST_LINE_CHARACTERS || words.length > MOST_NOTE_CHARACTERS
  if (isLong) note('too-long')
  const prices = readPrices(written, decimalSign, note)
  if (name === '' || isLong || prices === undefined) return undefined
  const stock = stockOf(cell('stock'), note)
  const link = linkOf(cell('link').trim(), note)
  return {
    name,
    ...(sku !== '' && { sku }),
    prices,
    ...(stock !== undefined && { stock }),
    ...(link !== undefined && { link }),
    ...(words.trim() !== '' && { note: words }),
  }
}

/** One price that cannot be read keeps the row out: a product with a price too few would be sold wrongly. */
function readPrices(
  written: readonly Price[],
  decimalSign: DecimalSign,
  note: Note,
): Record<string, number> | undefined {
  const prices: Record<string, number> = {}
  for (const { text, currency, fault } of written) {
    const amount: number | AmountFault | ProductNoteCode =
      currency === undefined ? (fault ?? 'no-currency') : amountMinorOf(text, currency, decimalSign)
    if (typeof amount === 'string' || currency === undefined) {
      note(typeof amount === 'string' ? amount : 'no-currency', text)
      return undefined
    }
    const known = Object.hasOwn(prices, currency) ? prices[currency] : undefined
    if (known === undefined) prices[currency] = amount
    else if (known !== amount) note('price-left-out', `${text} ${currency}`)
  }
  return prices
}

function stockOf(cell: string, note: Note): ExchangedProduct['stock'] {
  const word = cell.toLowerCase().replace(/[\s_-]+/g, '')
  if (word === '') return undefined
  if (/^-?\d+([.,]\d+)?$/.test(word)) return /[1-9]/.test(word) && !word.startsWith('-') ? 'in' : 'out'
  const known = Object.hasOwn(STOCK, word) ? STOCK[word] : undefined
  if (known === undefined) note('stock-left-out', cell.trim())
  return known
}

function linkOf(cell: string, note: Note): string | undefined {
  if (cell === '') return undefined
  const isBare = /^(?:www\.|[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}(?:[/?#]|$))/i.test(cell)
  const link = isBare ? `https://${cell}` : cell
  if (!/^https?:\/\/\S+$/i.test(link) || link.length > MOST_LINK_CHARACTERS) {
    note('link-left-out', cell)
    return undefined
  }
  if (isBare) note('link-changed', link)
  return link
}
