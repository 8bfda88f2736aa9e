import type { Transaction } from '../write/transaction'
import { rowKey } from './synced-tables'
import type { SyncRow } from './wire'

// Rows of a newer version, which this one cannot store. They are kept whole: the version that knows them stores them then.

const PREFIX = 'aside|'
type Aside = { version: number; row: SyncRow }

/** Keeps rows that cannot be stored. */
export async function putAside({ db }: Transaction, rows: readonly SyncRow[]): Promise<void> {
  if (rows.length === 0) return
  const version = db.verno
  await db.syncState.bulkPut(
    rows.map((row) => ({ id: PREFIX + rowKey(row.tbl, row.id), value: { version, row } satisfies Aside })),
  )
}

/** Forgets what was put aside of rows, by their keys. */
export async function forgetAside({ db }: Transaction, keys: readonly string[]): Promise<void> {
  const kept = await db.syncState.where('id').startsWith(PREFIX).primaryKeys()
  const ids = new Set(keys.map((key) => PREFIX + key))
  const gone = kept.filter((id) => ids.has(id))
  if (gone.length > 0) await db.syncState.bulkDelete(gone)
}

/** @returns rows that an older version put aside. */
export async function rowsFromAside({ db }: Transaction): Promise<SyncRow[]> {
  const kept = await db.syncState.where('id').startsWith(PREFIX).toArray()
  // Only we write them.
  const asides = kept.map(({ value }) => value as Aside)
  return asides.flatMap(({ version, row }) => (version < db.verno ? [row] : []))
}
