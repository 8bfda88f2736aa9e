import type { Table } from 'dexie'
import { CHUNK_ROWS } from '../limits'
import type { FieldValues, HistoryRow, MovedRows, MovedTable, ReplacedRow, ReplacedTable } from '../rows'
import type { Message } from '../schema/message'
import { noteChange } from './announce'
import { followTexts } from './follow-texts'
import { isSame } from './paths'
import type { Transaction } from './transaction'

type Owned = FieldValues & { id: string; contactId?: string }

/** What was written since is made again from what is recorded. */
const WORKED_OUT: ReadonlySet<ReplacedTable> = new Set(['activity', 'scores'])

/** Gives a contact all of these rows of another one. @returns what `undo` needs. */
export async function moveRows(
  tx: Transaction,
  table: MovedTable,
  from: string,
  to: string,
): Promise<MovedRows[]> {
  const rows = await owned(tx, table).where('contactId').equals(from).toArray()
  if (rows.length === 0) return []
  await give(tx, table, rows, { contactId: to })
  return [{ table, ids: rows.map(({ id }) => id), from, to }]
}

/** Gives a contact messages of another one, or says of those of one contact in which chat they were seen. */
export async function moveMessages(
  tx: Transaction,
  rows: readonly Message[],
  move: Omit<MovedRows, 'table' | 'ids'>,
): Promise<MovedRows[]> {
  if (rows.length === 0) return []
  const { to, chat } = move
  await give(tx, 'messages', rows, { contactId: to, ...(chat !== undefined && { chat }) })
  return [{ ...move, table: 'messages', ids: rows.map(({ id }) => id) }]
}

/** Writes a derived row, or takes it out. @returns what `undo` needs: nothing when it was so already. */
export async function replaceRow(
  tx: Transaction,
  table: ReplacedTable,
  id: string,
  contactId: string,
  after: object | undefined,
): Promise<ReplacedRow[]> {
  const before = await owned(tx, table).get(id)
  if (isSame(before, after)) return []
  await put(tx, table, id, after)
  return [
    {
      table,
      id,
      contactId,
      ...(before !== undefined && { before }),
      ...(after !== undefined && { after: { ...after } }),
    },
  ]
}

/**
 * Takes back what an action did to rows beside: rows that have gone elsewhere since stay there. What is worked out follows
 * from the rest: alone it takes nothing back, unless the action did nothing else.
 * @param isAnyRow something of the action was taken back already.
 * @returns contacts of which something is to be worked out anew.
 */
export async function revertBeside(
  tx: Transaction,
  { changes, moved = [], replaced = [] }: HistoryRow,
  isAnyRow: boolean,
): Promise<{ isAny: boolean; stale: string[] }> {
  let isAny = false
  for (const one of moved.toReversed()) isAny = (await moveBack(tx, one)) || isAny
  const told = replaced.filter(({ table }) => !WORKED_OUT.has(table)).toReversed()
  const stale = new Set<string>()
  const putBack = async (one: ReplacedRow): Promise<void> => {
    await put(tx, one.table, one.id, one.before)
    stale.add(one.contactId)
    isAny = true
  }
  for (const one of told) {
    if (isSame(await owned(tx, one.table).get(one.id), one.after)) await putBack(one)
  }
  if (isAny || isAnyRow || changes.length + moved.length + told.length === 0) {
    // Of rows that moved, what was told since may be of the contact they go back to.
    const isNew = moved.some(({ from }) => from === undefined)
    for (const one of replaced.toReversed()) {
      if (!WORKED_OUT.has(one.table)) continue
      if (isNew && isToldSince(one, await owned(tx, one.table).get(one.id))) stale.add(one.contactId)
      else await putBack(one)
    }
  }
  for (const { from, to } of moved) {
    stale.add(to)
    if (from !== undefined) stale.add(from)
  }
  return { isAny, stale: [...stale] }
}

/** Whether a list of chats told since of a later message than the action did: no record of it makes that anew. */
export function isToldSince({ table, after }: ReplacedRow, now: FieldValues | undefined): boolean {
  if (table !== 'activity' || now === undefined || now['source'] === 'open-chat') return false
  return Number(now['lastAt'] ?? 0) > Number(after?.['lastAt'] ?? 0)
}

async function moveBack(tx: Transaction, { table, ids, from, to, chat, was }: MovedRows): Promise<boolean> {
  const rows = (await owned(tx, table).bulkGet(ids)).filter((row) => row?.contactId === to)
  const still = rows.flatMap((row) => row ?? [])
  const plain = chat === undefined ? still : still.map(withoutChat)
  if (from !== undefined)
    await give(tx, table, plain, { contactId: from, ...(was !== undefined && { chat: was }) })
  else {
    await owned(tx, table).bulkDelete(still.map(({ id }) => id))
    if (table === 'messages')
      await followTexts(
        tx,
        still.map((old) => ({ old })),
      )
  }
  for (const { id } of still) noteChange(tx.changes, table, id)
  return still.length > 0
}

async function give(
  tx: Transaction,
  table: MovedTable,
  rows: readonly Owned[],
  set: FieldValues,
): Promise<void> {
  for (let at = 0; at < rows.length; at += CHUNK_ROWS) {
    await owned(tx, table).bulkPut(rows.slice(at, at + CHUNK_ROWS).map((row) => ({ ...row, ...set })))
  }
  if (table === 'messages') {
    await followTexts(
      tx,
      rows.map((old) => ({ old, next: { ...old, ...set } })),
    )
  }
  for (const { id } of rows) noteChange(tx.changes, table, id)
}

function withoutChat(row: Owned): Owned {
  const { chat: _, ...rest } = row
  return rest
}

async function put(
  tx: Transaction,
  table: ReplacedTable,
  id: string,
  row: object | undefined,
): Promise<void> {
  if (row === undefined) await owned(tx, table).delete(id)
  else await owned(tx, table).put({ ...row, id })
  noteChange(tx.changes, table, id)
  if (table === 'activity') tx.touched.add(id)
}

function owned(tx: Transaction, table: MovedTable | ReplacedTable): Table<Owned, string> {
  return tx.db.table(table)
}
