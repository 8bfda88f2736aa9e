import { AppError } from '@/utils/app-error'
import { now as clockNow } from '@/utils/clock'
import type { HistoryChange, HistoryRow, MovedCadences, RowOf } from '../rows'
import { noteChange } from './announce'
import { entriesOf } from './batch'
import { revertBeside } from './beside'
import { withValues } from './paths'
import { getRow, putRow } from './put-row'
import { revertChange } from './revert-change'
import { isPlain, revertRows } from './revert-rows'
import { runsOf } from './runs'
import { touchContacts } from './touch-contacts'
import { snapshot } from './snapshot'
import { transact } from './transact'
import type { Transaction } from './transaction'

type Renamed = NonNullable<HistoryRow['renamed']>
export type UndoneOutside = { privateHashes: string[]; renamed: Renamed[]; cadences: MovedCadences[] }
type Undone = {
  reason: string
  privateHashes: string[]
  renamed?: Renamed
  cadences?: MovedCadences
  isNothing: boolean
}
type Remake = (tx: Transaction, contactIds: readonly string[], entry: HistoryRow) => Promise<void>
type Check = (tx: Transaction, entry: HistoryRow) => Promise<void>

const nothing = async (): Promise<void> => undefined

/**
 * Takes one action back, field by field: a field that was written again since stays as it is. Taking back the same
 * action twice does nothing more. An action that was written in parts is taken back in parts, the last one first; one
 * that was cut short is finished by asking again.
 * @param remake works out anew what is derived of these contacts.
 * @param check throws when a part may not be taken back.
 * @returns what the action did outside of the database: the caller takes it back there.
 * @throws AppError 'not-found' for an unknown or forgotten action, 'conflict' when nothing of it could be taken back.
 */
export async function undo(
  undoId: string,
  remake: Remake = nothing,
  check: Check = nothing,
): Promise<UndoneOutside> {
  const entryIds = await snapshot((db) => entriesOf(db, undoId))
  const undone: Undone[] = []
  for (const entryId of entryIds) undone.push(await transact((tx) => undoEntry(tx, entryId, remake, check)))
  if (undone.length === 0) throw new AppError('not-found', 'history')
  if (undone.every(({ isNothing }) => isNothing)) throw new AppError('conflict', undone[0]?.reason)
  return {
    privateHashes: undone.flatMap(({ privateHashes }) => privateHashes),
    renamed: undone.flatMap(({ renamed }) => renamed ?? []),
    cadences: undone.flatMap(({ cadences }) => cadences ?? []),
  }
}

async function undoEntry(tx: Transaction, entryId: string, remake: Remake, check: Check): Promise<Undone> {
  const entry = await tx.db.history.get(entryId)
  if (entry === undefined) throw new AppError('not-found', 'history')
  const privateHashes = entry.privateHashes ?? []
  const { reason, renamed, cadences } = entry
  const answer = {
    reason,
    privateHashes,
    ...(renamed !== undefined && { renamed }),
    ...(cadences !== undefined && { cadences }),
  }
  if (entry.undoneAt !== undefined) return { ...answer, isNothing: false }
  await check(tx, entry)
  const keeps = await requireLastMerge(tx, entry)
  const now = clockNow()
  tx.reason = 'undo'
  const reverted = await revertAll(tx, entry, now)
  await fetchBack(tx, reverted, keeps)
  const beside = await revertBeside(tx, entry, reverted.length > 0)
  const isNothing = reverted.length === 0 && privateHashes.length === 0 && renamed === undefined
  if (isNothing && !beside.isAny) return { ...answer, isNothing }
  await touchContacts(tx, reverted, now)
  const named = reverted.flatMap(({ table, contactId }) => (table === 'aliases' ? (contactId ?? []) : []))
  if (beside.stale.length + named.length > 0)
    await remake(tx, [...new Set([...named, ...beside.stale, ...contactsOf(reverted)])], entry)
  await tx.db.history.put({ ...entry, undoneAt: now })
  noteChange(tx.changes, 'history', entryId)
  return { ...answer, isNothing: false }
}

/**
 * Who went on into a third one took everything along, which nothing here would find: that merge is taken back first.
 * @returns the contacts into which others were merged.
 * @throws AppError 'conflict'.
 */
async function requireLastMerge(
  { db }: Transaction,
  { reason, changes }: HistoryRow,
): Promise<RowOf<'contacts'>[]> {
  const keepIds = changes.flatMap((change) => {
    const keepId = change.table === 'contacts' && change.kind === 'set' && change.after['mergedInto']
    return typeof keepId === 'string' ? [keepId] : []
  })
  const keeps = (await db.contacts.bulkGet(keepIds)).flatMap((keep) => keep ?? [])
  if (keeps.some(({ mergedInto }) => mergedInto !== undefined)) throw new AppError('conflict', reason)
  return keeps
}

/** What went into the trash since, with the contact it had been given to, is out of it with its own. */
async function fetchBack(
  tx: Transaction,
  reverted: readonly HistoryChange[],
  keeps: readonly RowOf<'contacts'>[],
): Promise<void> {
  const trashedAt = new Set<unknown>(keeps.flatMap(({ deletedAt }) => deletedAt ?? []))
  if (trashedAt.size === 0) return
  for (const { table, id } of reverted) {
    if (table !== 'followUps' && table !== 'deals' && table !== 'orders') continue
    const row = await getRow(tx, table, id)
    if (row !== undefined && 'deletedAt' in row && trashedAt.has(row.deletedAt))
      await putRow(tx, table, withValues(row, { deletedAt: null }), row)
  }
}

function contactsOf(changes: readonly HistoryChange[]): string[] {
  return changes.flatMap(({ table, id }) => (table === 'contacts' ? [id] : []))
}

/** Last things first; aliases at the very end, since they stay when their contact had to stay. */
async function revertAll(tx: Transaction, entry: HistoryRow, now: number): Promise<HistoryChange[]> {
  const backwards = entry.changes.toReversed()
  const order = [
    ...backwards.filter(({ table }) => table !== 'aliases'),
    ...backwards.filter(({ table }) => table === 'aliases'),
  ]
  const reverted: HistoryChange[] = []
  for (const run of runsOf(order, ({ table, id }) => ({ group: table, id }))) {
    if (run.every(isPlain)) reverted.push(...(await revertRows(tx, run, now)))
    else for (const change of run) if (await revertChange(tx, change, entry, now)) reverted.push(change)
  }
  return reverted
}
