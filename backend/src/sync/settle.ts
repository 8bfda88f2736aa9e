import type { Gone, SyncRow } from '../../../storage/sync/wire.ts'
import type { Tx } from '../db/db.ts'
import { forgetHistory, forgetRow, isErased } from './forget.ts'
import { bare, contactOf, type HeldRows } from './held.ts'
import { loadChildren, saveGone, saveRows } from './row-store.ts'

/** What others are told. */
export type Settled = { rows: SyncRow[]; gone: Gone[]; counter: number }

/**
 * Writes what has changed. What belongs to a contact follows it into its bucket, and each bucket that lost a row keeps that it
 * is gone. Of a contact that is erased nothing stays that was told, with what belongs to it and what stood before. The workspace must be locked; `counter` is its last number.
 */
export async function settle(tx: Tx, ws: string, rows: HeldRows, counter: number): Promise<Settled> {
  const movedIds = [...rows.values()]
    .filter(({ tbl, bucket, from }) => tbl === 'contacts' && bucket !== from)
    .map(({ id }) => id)
  const erased = [...rows.values()].filter(isErased)
  const erasedIds = erased.filter(({ isChanged }) => isChanged).map(({ id }) => id)
  await loadChildren(tx, ws, [...movedIds, ...erasedIds], rows)
  let last = counter
  for (const row of rows.values()) {
    const contact = contactOf(rows, row)
    if (contact !== undefined && isErased(contact) && forgetRow(row, contact))
      Object.assign(row, { isChanged: true, seq: ++last })
    if (contact === undefined || contact.bucket === row.bucket) continue
    Object.assign(row, { bucket: contact.bucket, isChanged: true, seq: ++last })
  }
  const changed = [...rows.values()].filter(({ isChanged }) => isChanged)
  // After the rows: whoever sees both buckets has the row in the new one before it leaves the old one.
  const gone = changed
    .filter(({ bucket, from }) => bucket !== from)
    .map(({ tbl, id, from }) => ({ tbl, id, bucket: from, seq: ++last }))
  await saveRows(tx, ws, changed)
  await saveGone(tx, ws, gone)
  await forgetHistory(
    tx,
    ws,
    erased.map(({ id }) => id),
  )
  return { rows: changed.map(bare).toSorted((one, other) => one.seq - other.seq), gone, counter: last }
}
