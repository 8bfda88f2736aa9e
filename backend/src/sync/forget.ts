import { staysOfForgotten } from '../../../storage/sync/forgotten.ts'
import { DELETED, ERASED } from '../../../storage/sync/synced-tables.ts'
import type { Json, SyncRow } from '../../../storage/sync/wire.ts'
import type { Tx } from '../db/db.ts'
import { contactOf, type Held, type HeldRows } from './held.ts'
import { partsOf, SERVER_CLIENT, toStamp } from './stamp.ts'

// Somebody whom the whole team is to forget. Where the rows are, and that they are no more, stays: by that each browser
// takes out what it has, also one that comes in a year.

/** @returns whether it is a contact that everybody is to forget. */
export function isErased(row: Pick<SyncRow, 'tbl' | 'data'> | undefined): boolean {
  return row?.tbl === 'contacts' && (row.data[ERASED] ?? null) !== null
}

/** @returns the erased contact that a row is, or belongs to. */
export function erasedOf(rows: HeldRows, row: Held): Held | undefined {
  const contact = row.tbl === 'contacts' ? row : contactOf(rows, row)
  return isErased(contact) ? contact : undefined
}

/**
 * Takes out whatever a row of an erased contact says, also what its eraser knew nothing of, and what an edit that was late has
 * brought. @returns whether there was anything.
 */
export function forgetRow(row: Held, erased: Held): boolean {
  const told = Object.keys(row.data).filter((field) => !staysOfForgotten(field) && row.data[field] !== null)
  for (const field of told) overwrite(row, field, null)
  const isThere = row !== erased && (row.data[DELETED] ?? null) === null
  if (isThere) overwrite(row, DELETED, erased.data[ERASED] ?? null)
  const wasUnseen = row.unseen !== undefined
  delete row.unseen
  return told.length > 0 || isThere || wasUnseen
}

/** Forgets what stood before in contacts, and in what belongs to them. */
export async function forgetHistory(tx: Tx, ws: string, contactIds: readonly string[]): Promise<void> {
  if (contactIds.length === 0) return
  await tx.query(
    `with told as (
       select 'contacts' as tbl, id from unnest($2::text[]) id
       union all
       select tbl, id from rows where ws = $1 and parent = any($2::text[])
     )
     delete from history h using told where h.ws = $1 and h.tbl = told.tbl and h.id = told.id`,
    [ws, contactIds],
  )
}

/** @returns the ids of all contacts that are erased. */
export async function erasedContacts(tx: Tx, ws: string): Promise<string[]> {
  const found = await tx.query<{ id: string }>(
    `select id from rows where ws = $1 and tbl = 'contacts' and data ->> '${ERASED}' is not null`,
    [ws],
  )
  return found.map(({ id }) => id)
}

function overwrite(row: Held, field: string, value: Json): void {
  const { ms } = partsOf(row.clk[field] ?? '0~')
  row.data[field] = value
  row.clk[field] = toStamp(ms + 1, SERVER_CLIENT)
}
