import { MAX_PRODUCTS, type Product, type ProductDraft } from '@/storage/schema/product'
import { idOf } from '@/utils/ids'
import type { ExchangedProduct } from '@/utils/products/exchange/exchanged-product'
import { fold } from '@/utils/text/fold'

/** A product of a file beside the one it would meet: of the same article number, else of the same name. */
export type ProductCandidate = { id: string; product: ExchangedProduct; from: string; inTheWay?: Product }

/** @returns the products of files with those that are there already. What stands there twice comes in once. */
export function productCandidates(
  found: readonly { product: ExchangedProduct; from: string }[],
  stored: readonly Product[],
): ProductCandidate[] {
  const byKey = new Map(stored.map((product) => [keyOf(product), product]))
  const byId = new Map(stored.map((product) => [product.id, product]))
  const candidates = found.map(({ product, from }) => {
    const id = idOf('product.import', JSON.stringify(product))
    const inTheWay = byId.get(id) ?? byKey.get(keyOf(product))
    return { id, product, from, ...(inTheWay !== undefined && { inTheWay }) }
  })
  return [...new Map(candidates.map((candidate) => [candidate.id, candidate])).values()]
}

/** @returns what `products.addMany` takes. Who replaces a product keeps its picture: a table has none. */
export function productDrafts(
  candidates: readonly ProductCandidate[],
  leftOut: ReadonlySet<string>,
): ProductDraft[] {
  return candidates.filter(({ id }) => !leftOut.has(id)).map(({ id, product }) => ({ ...product, id }))
}

/** @returns how many products more than there is room for. */
export function tooManyBy(stored: number, added: number): number {
  return Math.max(0, stored + added - MAX_PRODUCTS)
}

/** As the background recognises them. */
function keyOf({ name, sku = '' }: Pick<Product, 'name' | 'sku'>): string {
  return sku === '' ? `name:${fold(name).trim()}` : `sku:${fold(sku).trim()}`
}
