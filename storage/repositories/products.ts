import { AppError } from '@/utils/app-error'
import { now as clockNow } from '@/utils/clock'
import { compareNames } from '@/utils/text/compare-names'
import type { Database } from '../database'
import type { Written } from '../protocol/shared'
import { type ListedProduct, MAX_PRODUCTS, type Product, type ProductDraft } from '../schema/product'
import { mutate } from '../write/mutate'
import { snapshot } from '../write/snapshot'
import { transact } from '../write/transact'
import { filesById } from './media-files'
import { creationOf, editOf } from './product-drafts'

/** @returns every product by name. */
export async function listProducts(): Promise<ListedProduct[]> {
  return snapshot(async (db) => {
    const products = await liveProducts(db)
    const pictures = await filesById(
      db,
      products.flatMap(({ pictureId }) => pictureId ?? []),
    )
    return products.map((product) => {
      const picture = pictures.get(product.pictureId ?? '')
      return picture === undefined ? product : { ...product, picture }
    })
  })
}

/** Makes a product, or changes the one of this id. @throws AppError 'too-many' above 500. */
export async function saveProduct(draft: ProductDraft): Promise<Written> {
  return transact(async (tx) => {
    const now = clockNow()
    const old = await tx.db.products.get(draft.id)
    const isNew = old === undefined || old.deletedAt !== undefined
    if (isNew && (await liveProducts(tx.db)).length >= MAX_PRODUCTS)
      throw new AppError('too-many', 'products')
    if (old === undefined) return mutate([creationOf(draft, now)], 'products.save')
    return mutate([editOf(old, draft)], 'products.save')
  })
}

/** Puts a product into the trash. @throws AppError 'not-found'. */
export async function removeProduct(id: string): Promise<Written> {
  return transact(async (tx) => {
    const product = await tx.db.products.get(id)
    if (product === undefined) throw new AppError('not-found', 'products')
    if (product.deletedAt !== undefined) return {}
    return mutate([{ table: 'products', id, set: { deletedAt: clockNow() } }], 'products.remove')
  })
}

/** @returns the products that are not in the trash, by name. */
export async function liveProducts(db: Database): Promise<Product[]> {
  const rows = await db.products.toArray()
  return rows
    .filter(({ deletedAt }) => deletedAt === undefined)
    .sort((a, b) => compareNames(a.name, b.name) || (a.id < b.id ? -1 : 1))
}
