import type { AnyRow } from '../rows'
import type { RowChange } from '../write/aggregates'
import type { Transaction } from '../write/transaction'
import { contactOf, type Known, knownOf, wholeEdit } from './known-rows'
import type { Edit } from './outbox-rows'
import { rowKey, type SyncedTable } from './synced-tables'

/**
 * Adds to what is known the contacts of rows that the server does not have. A contact it does not have either goes first:
 * what belongs to it would be refused.
 * @returns what makes the server know those.
 */
export async function addContactsOf(
  tx: Transaction,
  table: SyncedTable,
  rows: readonly RowChange[],
  known: Known,
  userId: string,
): Promise<Edit[]> {
  const isNew = (row: AnyRow): boolean => !known.states.has(rowKey(table, row.id))
  const ids = rows.flatMap(({ after }) => (after && isNew(after) ? (contactOf(table, after) ?? []) : []))
  if (ids.length === 0) return []
  const keys = [...new Set(ids)].map((id) => rowKey('contacts', id))
  const { states } = await knownOf(tx, keys)
  for (const state of states.values()) known.states.set(state.id, state)
  const missing = [...new Set(ids)].filter((id) => !states.has(rowKey('contacts', id)))
  if (missing.length === 0) return []
  const contacts = await tx.db.contacts.bulkGet(missing)
  return contacts.flatMap((contact) => {
    if (contact === undefined) return []
    if (contact.isForgotten === undefined) return wholeEdit('contacts', contact, known, userId)
    // It is about to be erased: nobody is to hear of it.
    const id = rowKey('contacts', contact.id)
    known.states.set(id, { id, bucket: '', seq: 0, clk: {}, isLocal: 1 })
    return []
  })
}
