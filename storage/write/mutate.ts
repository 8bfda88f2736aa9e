import { now as clockNow } from '@/utils/clock'
import { newId } from '@/utils/ids'
import type { HistoryChange, HistoryRow } from '../rows'
import { noteChange } from './announce'
import { applyChanges } from './apply-changes'
import type { Change } from './change'
import { touchContacts } from './touch-contacts'
import { transact } from './transact'
import type { Transaction } from './transaction'

export type Mutated = {
  /** What `undo` takes; absent when nothing was to be written. */
  undoId?: string
}

/** Of an action that is written in several transactions, or in several steps of one, and taken back as a whole. */
export type Part = Pick<HistoryRow, 'batchId' | 'part'>
type Extra = Part & Pick<HistoryRow, 'privateHashes' | 'moved' | 'replaced' | 'renamed' | 'cadences'>

/**
 * The one write path of what a person does: all changes in one transaction, each row checked, with what undo needs.
 * Reads that the changes depend on belong into the same transaction: wrap both in `transact`. A repeat of what is
 * already stored writes nothing.
 * @param reason names the action in the history, such as 'notes.add'.
 * @param extra `batchId`: this is the part of that number of an action that `undo` takes back as a whole. `moved` and
 * `replaced`: what the action did to rows beside, written already.
 * @throws AppError 'conflict', 'not-found', 'bad-request', 'storage-full' or 'storage-refused'.
 */
export async function mutate(
  changes: readonly Change[],
  reason: string,
  extra: Extra = {},
): Promise<Mutated> {
  return transact(async (tx) => {
    const now = clockNow()
    tx.reason = reason
    const done = await applyChanges(tx, changes, now)
    if (done.length === 0 && !hasMore(extra)) return {}
    await touchContacts(tx, done, now)
    return { undoId: await record(tx, done, reason, extra, now) }
  })
}

/** Notes in the history what was written. @returns what `undo` takes. */
export async function record(
  tx: Transaction,
  changes: HistoryChange[],
  reason: string,
  extra: Extra,
  now: number,
): Promise<string> {
  const id = newId()
  const beside = [
    ...(extra.moved ?? []).flatMap(({ from, to }) => [from ?? to, to]),
    ...(extra.replaced ?? []).map(({ contactId }) => contactId),
  ]
  const own = extra.batchId === undefined ? rowIdsOf(changes) : contactIdsOf(changes)
  const rowIds = [...new Set([...own, ...beside])]
  await tx.db.history.add({ id, at: now, reason, rowIds, changes, ...extra })
  noteChange(tx.changes, 'history', id)
  return extra.batchId ?? id
}

function hasMore({ privateHashes, moved = [], replaced = [], renamed, cadences }: Extra): boolean {
  if (cadences !== undefined && cadences.ids.length > 0) return true
  return privateHashes !== undefined || renamed !== undefined || [...moved, ...replaced].length > 0
}

function rowIdsOf(changes: readonly HistoryChange[]): string[] {
  return [
    ...new Set(changes.flatMap(({ id, contactId }) => [id, ...(contactId === undefined ? [] : [contactId])])),
  ]
}

/** Of a large action only what an erasure looks for: an index entry for each row would cost more than the row. */
function contactIdsOf(changes: readonly HistoryChange[]): string[] {
  const ids = changes.flatMap(({ table, id, contactId }) => contactId ?? (table === 'contacts' ? id : []))
  return [...new Set(ids)]
}
