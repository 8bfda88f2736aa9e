import { AppError } from '@/utils/app-error'
import { now as clockNow } from '@/utils/clock'
import type { Table } from 'dexie'
import { CHUNK_ROWS } from '../limits'
import type { HistoryRow, RowOf } from '../rows'
import { dropRow, getRow, putRow } from '../write/put-row'
import { noteChange } from '../write/announce'
import { transact, type Transaction } from '../write/transact'

/**
 * Erases a contact and everything about it, history included, a few hundred rows at a time. The contact itself goes last:
 * an erasure that was cut short is taken up again by the clean-up.
 * @returns how many rows went.
 * @throws AppError 'not-found'.
 */
export async function eraseContact(contactId: string): Promise<number> {
  await transact((tx) => markForErasure(tx, contactId))
  let rows = 0
  for (const table of ['messages', 'notes', 'followUps', 'aliases'] as const) {
    for (let erased = CHUNK_ROWS; erased === CHUNK_ROWS; rows += erased) {
      erased = await transact((tx) => eraseChunk(tx, table, contactId))
    }
  }
  return rows + (await transact((tx) => eraseRest(tx, contactId)))
}

async function markForErasure(tx: Transaction, contactId: string): Promise<void> {
  const row = (await getRow(tx, 'contacts', contactId)) as RowOf<'contacts'> | undefined
  if (row === undefined) throw new AppError('not-found', 'contacts')
  const now = clockNow()
  await putRow(tx, 'contacts', { ...row, deletedAt: row.deletedAt ?? now, purgeAt: now }, row)
}

async function eraseChunk(
  tx: Transaction,
  name: 'messages' | 'notes' | 'followUps' | 'aliases',
  contactId: string,
): Promise<number> {
  const table: Table<{ id: string }, string> = tx.db.table(name)
  const ids = await table.where('contactId').equals(contactId).limit(CHUNK_ROWS).primaryKeys()
  for (const id of name === 'messages' ? [] : ids) {
    const row = await getRow(tx, name, id)
    if (row !== undefined) await dropRow(tx, name, row)
  }
  if (name === 'messages') await table.bulkDelete(ids)
  return ids.length
}

async function eraseRest(tx: Transaction, contactId: string): Promise<number> {
  const entries = await tx.db.history.where('rowIds').equals(contactId).toArray()
  for (const entry of entries) await forgetInHistory(tx, entry, contactId)
  const hadActivity = (await tx.db.activity.get(contactId)) !== undefined
  await tx.db.activity.delete(contactId)
  noteChange(tx.changes, 'activity', contactId)
  const row = await getRow(tx, 'contacts', contactId)
  if (row !== undefined) await dropRow(tx, 'contacts', row)
  return entries.length + Number(hadActivity) + Number(row !== undefined)
}

/** An action on several contacts keeps what it did to the others. */
async function forgetInHistory(tx: Transaction, entry: HistoryRow, contactId: string): Promise<void> {
  const changes = entry.changes.filter((change) => change.id !== contactId && change.contactId !== contactId)
  noteChange(tx.changes, 'history', entry.id)
  if (changes.length === 0) return tx.db.history.delete(entry.id)
  const rowIds = changes.flatMap(({ id, contactId: of }) => (of === undefined ? [id] : [id, of]))
  await tx.db.history.put({ ...entry, changes, rowIds: [...new Set(rowIds)] })
}
