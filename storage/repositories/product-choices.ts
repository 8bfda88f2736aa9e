import { fold } from '@/utils/text/fold'
import { formatAmount } from '@/utils/money'
import type { Product, ProductChoice } from '../schema/product'
import { readSettings } from '../settings'
import { snapshot } from '../write/snapshot'
import { liveProducts } from './products'

const MOST_SHOWN = 10

/**
 * @returns at most ten products in whose name or number every word of `search` is found, or whose id it is; those that
 * begin with it come first. Prices are written out in `language`, in the currency of the settings or the first one the product has.
 */
export async function productChoices(search: string, language: string): Promise<ProductChoice[]> {
  const { currency } = await readSettings()
  const products = await snapshot(liveProducts)
  const query = fold(search).trim()
  const words = query.split(/\s+/u)
  const found = products.flatMap((product) => {
    if (product.id === search) return [{ product, isFirst: true }]
    const text = fold(`${product.name} ${product.sku ?? ''}`)
    return words.every((word) => text.includes(word)) ? [{ product, isFirst: text.startsWith(query) }] : []
  })
  found.sort((a, b) => Number(b.isFirst) - Number(a.isFirst))
  return found.slice(0, MOST_SHOWN).map(({ product }) => toChoice(product, currency, language))
}

/** @returns a product's price in `currency`, or in the first one it has. */
export function priceOf(
  { prices }: Pick<Product, 'prices'>,
  currency: string,
): { amountMinor: number; currency: string } | undefined {
  const known = Object.hasOwn(prices, currency) ? currency : Object.keys(prices)[0]
  const amountMinor = known === undefined ? undefined : prices[known]
  return known === undefined || amountMinor === undefined ? undefined : { amountMinor, currency: known }
}

function toChoice(product: Product, currency: string, language: string): ProductChoice {
  const { id, name, sku, stock } = product
  const price = priceOf(product, currency)
  return {
    id,
    name,
    ...(sku !== undefined && { sku }),
    ...(price !== undefined && { price: formatAmount(price.amountMinor, price.currency, language) }),
    ...(stock !== undefined && { stock }),
  }
}
