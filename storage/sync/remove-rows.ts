import type { Table } from 'dexie'
import type { RowOf } from '../rows'
import { dropBelongings } from '../repositories/belongings'
import { eraseWithin, forgetInHistory } from '../repositories/erase'
import { dropRow, getRow } from '../write/put-row'
import type { Transaction } from '../write/transaction'
import { forgetAside } from './aside'
import { followSealed } from './texts/follow-sealed'
import { isChild, isSynced, rowKey, splitKey, SYNCED_TABLES, type SyncedTable } from './synced-tables'

/**
 * Takes rows out that are not to be seen here any more, by their keys, with all that is known of them: of a contact
 * everything about it. What waits for the server stays in the outbox, and is answered there.
 */
export async function removeRows(tx: Transaction, keys: readonly string[]): Promise<void> {
  const gone = new Set(keys)
  for (const key of keys) {
    const { table, id } = splitKey(key)
    if (!isSynced(table)) continue
    if (table !== 'contacts') await eraseRowHere(tx, table, id)
    else for (const own of await eraseContactHere(tx, id)) gone.add(own)
  }
  await forgetRows(tx, [...gone])
}

/** Erases a contact here, with all that is about it. @returns the keys of what belonged to it. */
export async function eraseContactHere(tx: Transaction, contactId: string): Promise<string[]> {
  const keys: string[] = []
  for (const table of SYNCED_TABLES.filter(isChild)) {
    const rows: Table<unknown, string> = tx.db.table(table)
    const ids = await rows.where('contactId').equals(contactId).primaryKeys()
    keys.push(...ids.map((id) => rowKey(table, id)))
  }
  await eraseWithin(tx, contactId)
  return keys
}

/** Forgets what is known of rows, and what was sent of them. */
export async function forgetRows(tx: Transaction, keys: readonly string[]): Promise<void> {
  if (keys.length === 0) return
  await tx.db.syncRows.bulkDelete([...keys])
  await tx.db.sentMutations.where('row').anyOf(keys).delete()
  await tx.db.conflicts.where('row').anyOf(keys).delete()
  await forgetAside(tx, keys)
}

/** Erases one row that is no contact, with what hangs on it. */
export async function eraseRowHere(
  tx: Transaction,
  table: Exclude<SyncedTable, 'contacts'>,
  id: string,
): Promise<void> {
  const row = await getRow(tx, table, id)
  if (row === undefined) return
  await dropRow(tx, table, row)
  if (table === 'sealedTexts') await followSealed(tx, [{ before: row, after: undefined }])
  if (table !== 'aliases') await dropBelongings(tx, table, row)
  const { contactId = id } = row as Partial<RowOf<'notes'>>
  const entries = await tx.db.history.where('rowIds').anyOf([id, contactId]).distinct().toArray()
  for (const entry of entries) {
    if (entry.changes.some((change) => change.id === id)) await forgetInHistory(tx, entry, id)
  }
}
