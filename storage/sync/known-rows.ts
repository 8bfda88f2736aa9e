import type { AnyRow, RowOf, SyncRowRow } from '../rows'
import type { Transaction } from '../write/transaction'
import { isKnownField, toFields } from './fields'
import type { Edit } from './outbox-rows'
import { DELETED, isChild, rowKey, type SyncedTable } from './synced-tables'

/** What is known of rows in step with the server, by their key; of those in `fresh` it is to be written. */
export type Known = { states: Map<string, SyncRowRow>; fresh: Set<string> }

/** @returns what is known of rows by their keys. */
export async function knownOf({ db }: Transaction, keys: readonly string[]): Promise<Known> {
  const found = await db.syncRows.bulkGet([...keys])
  return { states: new Map(found.flatMap((row) => (row ? [[row.id, row]] : []))), fresh: new Set() }
}

/** Notes that something else is known of a row from now on. */
export function note({ states, fresh }: Known, state: SyncRowRow): void {
  states.set(state.id, state)
  fresh.add(state.id)
}

/** @returns the contact a row belongs to. */
export function contactOf(table: SyncedTable, row: AnyRow): string | undefined {
  return isChild(table) ? (row as RowOf<'notes'>).contactId : undefined
}

/** @returns what makes the server know all of a row. `userId`: whose a contact is that is nobody's yet. */
export function wholeEdit(table: SyncedTable, row: AnyRow, known: Known, userId: string): Edit {
  const id = rowKey(table, row.id)
  const { isDropped: _, ...state } = known.states.get(id) ?? { id, bucket: '', seq: 0, clk: {}, data: {} }
  const fields = toFields(table, row)
  // Whose a contact is must be said: left out, the server would not know where to put it.
  if (table === 'contacts') fields['ownerId'] ??= userId
  for (const name of Object.keys(state.clk)) {
    const isOver = name === DELETED || isKnownField(table, name)
    if (isOver && !Object.hasOwn(fields, name)) fields[name] = null
  }
  note(known, state)
  return { table, id: row.id, parent: contactOf(table, row), fields }
}
