import type { Product, ProductDraft } from '../schema/product'
import type { CreateChange, SetChange } from '../write/change'
import { isSame } from '../write/paths'

type ProductCreation = Extract<CreateChange, { table: 'products' }>

const FIELDS = ['name', 'sku', 'stock', 'link', 'note'] as const

/** @returns the change that makes a product of a draft. */
export function creationOf(draft: ProductDraft, now: number): ProductCreation {
  const given = Object.entries(draft).filter(([, value]) => value !== undefined)
  return {
    table: 'products',
    create: { ...(Object.fromEntries(given) as ProductDraft), createdAt: now, updatedAt: now },
  }
}

/** @returns the change that makes a product say what a draft says. One in the trash comes back. */
export function editOf(old: Product, draft: ProductDraft): SetChange {
  const gone = Object.keys(old.prices).map((currency) => [`prices.${currency}`, null])
  const kept = Object.entries(draft.prices).map(([currency, amount]) => [`prices.${currency}`, amount])
  const fields = FIELDS.map((field) => [field, draft[field] ?? null])
  return {
    table: 'products',
    id: old.id,
    set: { ...Object.fromEntries([...fields, ...gone, ...kept]), deletedAt: null },
  }
}

/** @returns whether a draft says what a product says. */
export function hasSameContent(product: Product, draft: ProductDraft): boolean {
  return FIELDS.every((field) => product[field] === draft[field]) && isSame(product.prices, draft.prices)
}
