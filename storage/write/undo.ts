import { AppError } from '@/utils/app-error'
import { now as clockNow } from '@/utils/clock'
import type { HistoryChange, HistoryRow } from '../rows'
import { noteChange } from './announce'
import { revertChange } from './revert-change'
import { touchContacts } from './touch-contacts'
import { transact, type Transaction } from './transact'

/**
 * Takes one action back, field by field: a field that was written again since stays as it is. Taking back the same
 * action twice does nothing more.
 * @returns the hashes by which the action made a chat private; the caller lets go of them.
 * @throws AppError 'not-found' for an unknown or forgotten action, 'conflict' when nothing of it could be taken back.
 */
export async function undo(undoId: string): Promise<{ privateHashes: string[] }> {
  return transact(async (tx) => {
    const entry = await tx.db.history.get(undoId)
    if (entry === undefined) throw new AppError('not-found', 'history')
    const privateHashes = entry.privateHashes ?? []
    if (entry.undoneAt !== undefined) return { privateHashes }
    const now = clockNow()
    const reverted = await revertAll(tx, entry, now)
    if (reverted.length === 0 && privateHashes.length === 0) throw new AppError('conflict', entry.reason)
    await touchContacts(tx, reverted, now)
    await tx.db.history.put({ ...entry, undoneAt: now })
    noteChange(tx.changes, 'history', undoId)
    return { privateHashes }
  })
}

/** Last things first; aliases at the very end, since they stay when their contact had to stay. */
async function revertAll(tx: Transaction, entry: HistoryRow, now: number): Promise<HistoryChange[]> {
  const backwards = entry.changes.toReversed()
  const order = [
    ...backwards.filter(({ table }) => table !== 'aliases'),
    ...backwards.filter(({ table }) => table === 'aliases'),
  ]
  const reverted: HistoryChange[] = []
  for (const change of order) if (await revertChange(tx, change, entry, now)) reverted.push(change)
  return reverted
}
