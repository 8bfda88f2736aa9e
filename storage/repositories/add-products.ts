import { AppError } from '@/utils/app-error'
import { now as clockNow } from '@/utils/clock'
import { idOf } from '@/utils/ids'
import { fold } from '@/utils/text/fold'
import type { Added } from '../protocol/replies'
import { MAX_PRODUCTS, type Product, type ProductDraft } from '../schema/product'
import { batchOf } from '../write/batch'
import type { Change } from '../write/change'
import { mutate } from '../write/mutate'
import { transact } from '../write/transact'
import type { Transaction } from '../write/transaction'
import { answerOfBatch } from './added'
import { creationOf, editOf, hasSameContent } from './product-drafts'

type OnConflict = 'skip' | 'replace' | 'both'
type Known = { byId: Map<string, Product>; byKey: Map<string, Product> }
type Step = { draft: ProductDraft; old?: Product }

const REASON = 'products.addMany'

/**
 * Adds many products as one action for undo. A draft of a known id, of a known number (SKU), or without a number and of
 * a known name, is skipped, replaces that product, or comes in beside it. Removed products come back.
 * @throws AppError 'too-many' when there would be more than 500; nothing is written then.
 */
export async function addProducts(drafts: readonly ProductDraft[], onConflict: OnConflict): Promise<Added> {
  const batch = await batchOf(REASON, { drafts, onConflict })
  if (batch.nextPart === 0)
    await transact(async (tx) => {
      const known = await knownProducts(tx)
      const changes: Change[] = []
      for (const written of drafts) {
        const step = stepOf(written, onConflict, known)
        if (step === undefined) continue
        changes.push(take(step, known))
      }
      const live = [...known.byId.values()].filter(({ deletedAt }) => deletedAt === undefined)
      if (live.length > MAX_PRODUCTS) throw new AppError('too-many', 'products')
      await mutate(changes, REASON, { batchId: batch.id, part: 0 })
    })
  return answerOfBatch(batch.id, drafts.length)
}

async function knownProducts(tx: Transaction): Promise<Known> {
  const products = await tx.db.products.toArray()
  const live = products.filter(({ deletedAt }) => deletedAt === undefined)
  return {
    byId: new Map(products.map((product) => [product.id, product])),
    byKey: new Map(live.map((product) => [keyOf(product), product])),
  }
}

function stepOf(draft: ProductDraft, onConflict: OnConflict, { byId, byKey }: Known): Step | undefined {
  const own = byId.get(draft.id)
  const isOwnLive = own !== undefined && own.deletedAt === undefined
  const other = isOwnLive ? own : byKey.get(keyOf(draft))
  if (other === undefined) return own === undefined ? { draft } : { draft, old: own }
  if (onConflict === 'skip' || hasSameContent(other, draft)) return undefined
  if (onConflict === 'replace') return { draft, old: other }
  const id = isOwnLive ? idOf('product.beside', JSON.stringify(draft)) : draft.id
  const old = byId.get(id)
  if (old !== undefined && old.deletedAt === undefined) return undefined
  return { draft: { ...draft, id }, ...(old !== undefined && { old }) }
}

/** @returns the change a step makes; later drafts meet what it made. */
function take({ draft, old }: Step, known: Known): Change {
  const now = clockNow()
  const { create } = creationOf({ ...draft, id: old?.id ?? draft.id }, now)
  known.byId.set(create.id, create)
  known.byKey.set(keyOf(create), create)
  return old === undefined ? creationOf(draft, now) : editOf(old, draft)
}

function keyOf({ name, sku }: Pick<ProductDraft, 'name' | 'sku'>): string {
  return sku === undefined || sku === '' ? `name:${fold(name).trim()}` : `sku:${fold(sku).trim()}`
}
