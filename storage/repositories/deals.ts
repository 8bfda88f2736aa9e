import { AppError } from '@/utils/app-error'
import { now as clockNow } from '@/utils/clock'
import type { Target, Written } from '../protocol/shared'
import type { DealDraft } from '../schema/deal'
import type { DealRow, FieldValues } from '../rows'
import type { Change } from '../write/change'
import { mutate } from '../write/mutate'
import { transact } from '../write/transact'
import type { Transaction } from '../write/transaction'
import { placeInStage } from './deal-rank'
import { kindOfStage } from './stages'
import { contactForWrite } from './target'
import { guardOf } from './target-guard'

/** Makes a deal at the end of its stage, or changes the one of this id; a chat without a card gets one of `newContactId`. */
export async function saveDeal(target: Target, newContactId: string, draft: DealDraft): Promise<Written> {
  const guard = await guardOf(target)
  return transact(async (tx) => {
    const { contactId, changes } = await contactForWrite(tx, target, newContactId, guard)
    const old = await tx.db.deals.get(draft.id)
    if (old !== undefined && old.contactId !== contactId) throw new AppError('conflict', 'deals')
    const deal = old === undefined ? await creation(tx, contactId, draft) : await edit(tx, old, draft)
    return { contactId, ...(await mutate([...changes, ...deal], 'deals.save')) }
  })
}

/** Puts a deal into a stage: before another one, or at the end. */
export async function moveDeal(id: string, stageId: string, beforeId?: string): Promise<Written> {
  return transact(async (tx) => {
    const deal = await requireDeal(tx, id)
    const { contactId } = deal
    if (beforeId === id) return { contactId }
    const { rank, others } = await placeInStage(tx, stageId, id, beforeId)
    const set = { ...stageFields(tx, deal, stageId), rank }
    const changes: Change[] = [...others, { table: 'deals', id, set }]
    return { contactId, ...(await mutate(changes, 'deals.move')) }
  })
}

/** @returns what of a deal changes when it goes to the end of a stage. @throws AppError 'not-found'. */
export async function moveFields(tx: Transaction, id: string, stageId: string): Promise<FieldValues> {
  const deal = await requireDeal(tx, id)
  const { rank } = await placeInStage(tx, stageId, id)
  return { ...stageFields(tx, deal, stageId), rank }
}

/** Puts a deal into the trash. */
export async function removeDeal(id: string): Promise<Written> {
  return transact(async (tx) => {
    const deal = await tx.db.deals.get(id)
    if (deal === undefined) throw new AppError('not-found', 'deals')
    const { contactId, deletedAt } = deal
    if (deletedAt !== undefined) return { contactId }
    const change: Change = { table: 'deals', id, set: { deletedAt: clockNow() } }
    return { contactId, ...(await mutate([change], 'deals.remove')) }
  })
}

async function creation(tx: Transaction, contactId: string, draft: DealDraft): Promise<Change[]> {
  const now = clockNow()
  const { rank } = await placeInStage(tx, draft.stageId, draft.id)
  const isOpen = kindOfStage(tx.settings, draft.stageId) === 'open'
  const deal = { ...draft, contactId, stageAt: now, rank, createdAt: now, updatedAt: now }
  return [{ table: 'deals', create: { ...deal, ...(!isOpen && { closedAt: now }) } }]
}

/** One that was taken back comes back instead of standing in the trash with new words. */
async function edit(tx: Transaction, old: DealRow, draft: DealDraft): Promise<Change[]> {
  const { title, currency, amountMinor, expectedClose, note } = draft
  const place = old.stageId === draft.stageId ? undefined : await placeInStage(tx, draft.stageId, old.id)
  const set: FieldValues = {
    title,
    currency,
    amountMinor: amountMinor ?? null,
    expectedClose: expectedClose ?? null,
    note: note ?? null,
    deletedAt: null,
    ...stageFields(tx, old, draft.stageId),
    ...(place !== undefined && { rank: place.rank }),
  }
  return [{ table: 'deals', id: old.id, set }]
}

/** A deal that goes on from won to lost was closed when it was lost. */
function stageFields(tx: Transaction, old: DealRow, stageId: string): FieldValues {
  if (old.stageId === stageId) return {}
  // Two moves in one instant are two: the timeline keeps them apart by their time.
  const now = Math.max(clockNow(), old.stageAt + 1)
  const kind = kindOfStage(tx.settings, stageId)
  const isSameKind = kindOfStage(tx.settings, old.stageId) === kind
  const closedAt = kind === 'open' ? null : isSameKind ? (old.closedAt ?? now) : now
  return { stageId, stageAt: now, closedAt }
}

async function requireDeal(tx: Transaction, id: string): Promise<DealRow> {
  const deal = await tx.db.deals.get(id)
  if (deal === undefined || deal.deletedAt !== undefined) throw new AppError('not-found', 'deals')
  return deal
}
