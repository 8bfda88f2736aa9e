import { AppError } from '@/utils/app-error'
import { now as clockNow } from '@/utils/clock'
import type { Target, Written } from '../protocol/shared'
import type { OrderDraft } from '../schema/deal'
import type { FieldValues } from '../rows'
import type { Change } from '../write/change'
import { mutate } from '../write/mutate'
import { transact } from '../write/transact'
import { contactForWrite } from './target'
import { guardOf } from './target-guard'

/** Notes an order, or changes the one of this id; a chat without a card gets one of the id `newContactId`. */
export async function saveOrder(target: Target, newContactId: string, draft: OrderDraft): Promise<Written> {
  const guard = await guardOf(target)
  return transact(async (tx) => {
    const { contactId, changes } = await contactForWrite(tx, target, newContactId, guard)
    const old = await tx.db.orders.get(draft.id)
    if (old !== undefined && old.contactId !== contactId) throw new AppError('conflict', 'orders')
    const now = clockNow()
    const change: Change =
      old === undefined
        ? { table: 'orders', create: { ...draft, contactId, createdAt: now, updatedAt: now } }
        : { table: 'orders', id: draft.id, set: valuesOf(draft) }
    return { contactId, ...(await mutate([...changes, change], 'orders.save')) }
  })
}

/** Puts an order into the trash. */
export async function removeOrder(id: string): Promise<Written> {
  return transact(async (tx) => {
    const order = await tx.db.orders.get(id)
    if (order === undefined) throw new AppError('not-found', 'orders')
    const { contactId, deletedAt } = order
    if (deletedAt !== undefined) return { contactId }
    const change: Change = { table: 'orders', id, set: { deletedAt: clockNow() } }
    return { contactId, ...(await mutate([change], 'orders.remove')) }
  })
}

function valuesOf({ at, amountMinor, currency, productId, dealId, note }: OrderDraft): FieldValues {
  return {
    at,
    amountMinor,
    currency,
    productId: productId ?? null,
    dealId: dealId ?? null,
    note: note ?? null,
    deletedAt: null,
  }
}
