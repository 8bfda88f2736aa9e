import type { Table } from 'dexie'
import type { Database } from '../database'
import { CHUNK_ROWS } from '../limits'
import type { Progress } from '../protocol/data'
import type { AnyRow, RowOf, SyncStateRow } from '../rows'
import { getRows, putRows } from '../write/put-row'
import { transact } from '../write/transact'
import type { Transaction } from '../write/transaction'
import { linkOf } from './link'
import { queueChanges } from './queue-changes'
import { rowKey, SYNCED_TABLES, type SyncedTable } from './synced-tables'
import { readTeamSession } from './team-session'

const UPLOAD = 'upload'
const OVER = { done: 1, total: 1 }

/** `table`: which one comes next, by number; `after`: behind which of its rows. */
type Upload = { table: number; after: string; done: number; total: number }

/**
 * Queues the next rows that are here and that the server does not have, a part in each transaction, so that whoever comes
 * after a worker that died goes on with it. Somebody who may only look has nothing to send.
 * @returns how far it is; `done` is `total` when all are queued.
 */
export async function queueLocalRows(): Promise<Progress> {
  const session = await readTeamSession()
  if (session?.role === 'viewer') return OVER
  return transact(async (tx) => {
    const upload = toUpload(await tx.db.syncState.get(UPLOAD)) ?? (await fresh(tx.db))
    const table = SYNCED_TABLES[upload.table]
    if (table === undefined) return OVER
    const rows: Table<unknown, string> = tx.db.table(table)
    const ids = await rows.where('id').above(upload.after).limit(CHUNK_ROWS).primaryKeys()
    await queueUnknown(tx, table, ids)
    const isOver = ids.length < CHUNK_ROWS
    const next: Upload = {
      ...upload,
      table: upload.table + Number(isOver),
      after: isOver ? '' : (ids.at(-1) ?? ''),
      done: upload.done + ids.length,
    }
    await tx.db.syncState.put({ id: UPLOAD, value: next })
    if (SYNCED_TABLES[next.table] === undefined) return OVER
    return { done: Math.min(next.done, next.total - 1), total: next.total }
  })
}

/** Has all rows looked at again. */
export async function restartUpload({ db }: Transaction): Promise<void> {
  await db.syncState.delete(UPLOAD)
}

async function queueUnknown(tx: Transaction, table: SyncedTable, ids: readonly string[]): Promise<void> {
  const link = await linkOf(tx)
  if (link === null || ids.length === 0) return
  const known = await tx.db.syncRows.bulkGet(ids.map((id) => rowKey(table, id)))
  const unknown = await getRows(
    tx,
    table,
    ids.filter((_, at) => known[at] === undefined),
  )
  const rows = unknown.flatMap((row) => (row === undefined || isForgotten(row) ? [] : [row]))
  const isNobodys = (row: AnyRow): boolean =>
    table === 'contacts' && (row as RowOf<'contacts'>).ownerId === undefined
  const nobodys = rows.filter(isNobodys)
  const owned = rows.filter((row) => !isNobodys(row))
  tx.isFirst = true
  // They are the person's own from now on; writing them queues them.
  const puts = nobodys.map((old) => ({ fields: { ...old, ownerId: link.userId }, old }))
  if (puts.length > 0) await putRows(tx, table, puts)
  await queueChanges(
    tx,
    table,
    owned.map((after) => ({ before: undefined, after })),
  )
  tx.isFirst = false
}

/** About to be erased. */
function isForgotten(row: AnyRow): boolean {
  return (row as RowOf<'contacts'>).isForgotten !== undefined
}

async function fresh(db: Database): Promise<Upload> {
  const counts = await Promise.all(SYNCED_TABLES.map((table) => db.table(table).count()))
  return { table: 0, after: '', done: 0, total: counts.reduce((sum, count) => sum + count, 1) }
}

/** Only we write it. */
function toUpload(row: SyncStateRow | undefined): Upload | undefined {
  return row?.value as Upload | undefined
}
