import { writeCsv } from '@/utils/csv/write-csv'
import { writtenAmount } from './amount'
import type { ExchangedProduct } from './exchanged-product'

/** What is absent may also be undefined, as in stored products. */
type Written = Pick<ExchangedProduct, 'name' | 'prices'> & {
  [Field in 'sku' | 'stock' | 'link' | 'note']?: ExchangedProduct[Field] | undefined
}

/** @returns the products as a table, with a column of prices for each currency. Holds everything but pictures. */
export function writeProducts(products: readonly Written[]): string {
  const currencies = [...new Set(products.flatMap(({ prices }) => Object.keys(prices)))].sort()
  const header = [
    'name',
    'sku',
    ...currencies.map((currency) => `price_${currency}`),
    'stock',
    'link',
    'note',
  ]
  const rows = products.map(({ name, sku = '', prices, stock = '', link = '', note = '' }) => {
    const amounts = currencies.map((currency) => {
      const amount = Object.hasOwn(prices, currency) ? prices[currency] : undefined
      return amount === undefined ? '' : writtenAmount(amount, currency)
    })
    return [name, sku, ...amounts, stock, link, note]
  })
  return writeCsv(header, rows)
}
