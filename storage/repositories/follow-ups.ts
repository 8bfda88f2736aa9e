import { AppError } from '@/utils/app-error'
import { now as clockNow } from '@/utils/clock'
import { MINUTE_MS } from '../limits'
import type { Target, Written } from '../protocol/shared'
import type { FieldValues, FollowUpRow } from '../rows'
import type { Change } from '../write/change'
import { mutate } from '../write/mutate'
import { snapshot } from '../write/snapshot'
import { transact } from '../write/transact'
import type { Transaction } from '../write/transaction'
import { armedFor, followUpChange, type FollowUpDraft, goneOn } from './follow-up-changes'
import { unrecordedIds } from './messages'
import { contactForWrite } from './target'
import { guardOf } from './target-guard'

/** Who asks again so soon means the same time of one that comes back: its answer was lost, or a key pressed twice. */
const SAME_DONE_MS = MINUTE_MS

/** Sets a follow-up, or changes the one of this id; one that is due in the past fires at once. */
export async function setFollowUp(
  target: Target,
  newContactId: string,
  draft: FollowUpDraft,
): Promise<Written> {
  const guard = await guardOf(target)
  return transact(async (tx) => {
    const { contactId, changes } = await contactForWrite(tx, target, newContactId, guard)
    const onScreen = 'chat' in target ? await unrecordedIds(tx.db, target.chat) : []
    const change = await followUpChange(tx, contactId, { ...draft, onScreen })
    return { contactId, ...(await mutate([...changes, change], 'followUps.set')) }
  })
}

/** The person dealt with it. One that comes back goes on to its next time: `nextAt` (epoch ms). */
export async function finishFollowUp(id: string): Promise<Written & { nextAt?: number }> {
  return transact(async (tx) => {
    const row = await requireFollowUp(tx, id)
    const { contactId, state, dueAt, rule, doneAt } = row
    const now = clockNow()
    if (state === 'done') return { contactId }
    const isRepeat = doneAt !== undefined && dueAt > now && Math.abs(now - doneAt) < SAME_DONE_MS
    if (rule !== undefined && isRepeat) return { contactId, nextAt: dueAt }
    const next = goneOn(row, Math.max(now, dueAt))
    const set: FieldValues = { ...(next?.set ?? { state: 'done' }), doneAt: now }
    const written = await mutate([{ table: 'followUps', id, set }], 'followUps.done')
    return { contactId, ...written, ...(next !== undefined && { nextAt: next.nextAt }) }
  })
}

/** Puts a follow-up off until `dueAt` (epoch ms). Of one that comes back only this time moves. */
export async function snoozeFollowUp(id: string, dueAt: number): Promise<Written> {
  return transact(async (tx) => {
    const old = await requireFollowUp(tx, id)
    if (old.dueAt === dueAt) return { contactId: old.contactId }
    const change: Change = { table: 'followUps', id, set: armedFor(dueAt) }
    return { contactId: old.contactId, ...(await mutate([change], 'followUps.snooze')) }
  })
}

/** Puts a follow-up into the trash. */
export async function removeFollowUp(id: string): Promise<Written> {
  return transact(async (tx) => {
    const row = await tx.db.followUps.get(id)
    if (row === undefined) throw new AppError('not-found', 'followUps')
    const { contactId, deletedAt } = row
    if (deletedAt !== undefined) return { contactId }
    const change: Change = { table: 'followUps', id, set: { deletedAt: clockNow() } }
    return { contactId, ...(await mutate([change], 'followUps.remove')) }
  })
}

/** Brings back one that is over at its old time, whatever the customer writes. One that was shown is not shown again. */
export async function reopenFollowUp(id: string): Promise<Written> {
  return transact(async (tx) => {
    const old = await requireFollowUp(tx, id)
    const { contactId, state, dueAt, firedAt } = old
    if (state !== 'done') return { contactId }
    const shown = firedAt === undefined ? {} : { state: 'fired', firedAt }
    const set = { ...armedFor(dueAt), ...shown, condition: 'regardless' }
    return { contactId, ...(await mutate([{ table: 'followUps', id, set }], 'followUps.reopen')) }
  })
}

/** @returns whose follow-up it is; undefined for an unknown one. */
export async function contactOfFollowUp(id: string): Promise<string | undefined> {
  return snapshot(async (db) => (await db.followUps.get(id))?.contactId)
}

async function requireFollowUp(tx: Transaction, id: string): Promise<FollowUpRow> {
  const row = await tx.db.followUps.get(id)
  if (row === undefined || row.deletedAt !== undefined) throw new AppError('not-found', 'followUps')
  return row
}
