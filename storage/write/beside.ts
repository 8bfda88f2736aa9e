import type { Table } from 'dexie'
import { CHUNK_ROWS } from '../limits'
import type { FieldValues, HistoryRow, MovedRows, MovedTable, ReplacedRow, ReplacedTable } from '../rows'
import { noteChange } from './announce'
import { isSame } from './paths'
import type { Transaction } from './transact'

type Owned = FieldValues & { id: string; contactId?: string }

/** Gives a contact the rows of another one. @returns what `undo` needs. */
export async function moveRows(
  tx: Transaction,
  table: MovedTable,
  from: string,
  to: string,
  isMoved: (row: FieldValues) => boolean = () => true,
): Promise<MovedRows[]> {
  const rows = (await owned(tx, table).where('contactId').equals(from).toArray()).filter(isMoved)
  if (rows.length === 0) return []
  const ids = rows.map(({ id }) => id)
  await give(tx, table, rows, to)
  return [{ table, ids, from, to }]
}

/** Writes a derived row, or takes it out. @returns what `undo` needs: nothing when it was so already. */
export async function replaceRow(
  tx: Transaction,
  table: ReplacedTable,
  id: string,
  contactId: string,
  after: FieldValues | undefined,
): Promise<ReplacedRow[]> {
  const before = await owned(tx, table).get(id)
  if (isSame(before, after)) return []
  await put(tx, table, id, after)
  return [replacedRow({ table, id, contactId }, before, after)]
}

/** @returns what `undo` needs of a derived row that was written; `before` was read before that. */
export function replacedRow(
  row: Pick<ReplacedRow, 'table' | 'id' | 'contactId'>,
  before: object | undefined,
  after: object | undefined,
): ReplacedRow {
  return {
    ...row,
    ...(before !== undefined && { before: { ...before } }),
    ...(after !== undefined && { after: { ...after } }),
  }
}

/**
 * Takes back what an action did to rows beside: rows that have gone elsewhere since stay there.
 * @returns contacts whose derived rows were written again since, so that they are to be made anew.
 */
export async function revertBeside(
  tx: Transaction,
  { moved = [], replaced = [] }: HistoryRow,
): Promise<{ isAny: boolean; stale: string[] }> {
  let isAny = false
  for (const one of moved.toReversed()) isAny = (await moveBack(tx, one)) || isAny
  const stale = new Set<string>()
  for (const one of replaced.toReversed()) {
    const now = await owned(tx, one.table).get(one.id)
    if (isSame(now, one.after)) await put(tx, one.table, one.id, one.before)
    else if (one.table === 'activity' || one.table === 'evidence' || one.table === 'scores')
      stale.add(one.contactId)
    else continue
    isAny = true
  }
  return { isAny, stale: [...stale] }
}

async function moveBack(tx: Transaction, { table, ids, from, to }: MovedRows): Promise<boolean> {
  const rows = (await owned(tx, table).bulkGet(ids)).filter((row) => row?.contactId === to)
  const still = rows.flatMap((row) => row ?? [])
  if (from !== undefined) await give(tx, table, still, from)
  else await owned(tx, table).bulkDelete(still.map(({ id }) => id))
  for (const { id } of still) noteChange(tx.changes, table, id)
  return still.length > 0
}

async function give(
  tx: Transaction,
  table: MovedTable,
  rows: readonly Owned[],
  contactId: string,
): Promise<void> {
  for (let at = 0; at < rows.length; at += CHUNK_ROWS) {
    await owned(tx, table).bulkPut(rows.slice(at, at + CHUNK_ROWS).map((row) => ({ ...row, contactId })))
  }
  for (const { id } of rows) noteChange(tx.changes, table, id)
}

async function put(
  tx: Transaction,
  table: ReplacedTable,
  id: string,
  row: FieldValues | undefined,
): Promise<void> {
  if (row === undefined) await owned(tx, table).delete(id)
  else await owned(tx, table).put({ ...row, id })
  noteChange(tx.changes, table, id)
  if (table === 'activity') tx.touched.add(id)
}

function owned(tx: Transaction, table: MovedTable | ReplacedTable): Table<Owned, string> {
  return tx.db.table(table)
}
