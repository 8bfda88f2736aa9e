import type { ExchangedProduct } from '@/utils/products/exchange/exchanged-product'
import { decodeAs } from '@/utils/text/decode'
import type { ChosenFile } from '../open-files'
import type { FileProductNote } from './product-notes'

type FoundProduct = { product: ExchangedProduct; from: string }
export type ReadProducts = { found: FoundProduct[]; notes: FileProductNote[] }

/** Reads tables of products. `currency` (ISO 4217) is that of prices for which they name none. */
export async function readProductFiles(
  files: readonly ChosenFile[],
  currency: string,
): Promise<ReadProducts> {
  const { readProducts } = await import('@/utils/products/exchange/read-products')
  const all: ReadProducts = { found: [], notes: [] }
  for (const { name, bytes, encoding } of files) {
    const { products, notes } = readProducts(decodeAs(bytes, encoding), currency)
    all.found.push(...products.map((product) => ({ product, from: name })))
    all.notes.push(...notes.map((note) => ({ ...note, file: name })))
  }
  return all
}
