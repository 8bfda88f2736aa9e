import { AppError } from '@/utils/app-error'
import { now as clockNow } from '@/utils/clock'
import type { Table } from 'dexie'
import { CHUNK_ROWS } from '../limits'
import type { HistoryRow, RowOf } from '../rows'
import { dropRow, getRow, putRow } from '../write/put-row'
import { noteChange } from '../write/announce'
import { transact, type Transaction } from '../write/transact'
import { ANSWER_MS, changeUse } from './reply-answered'

/** Tables whose rows name a contact. What is derived has no counts to keep right. */
const DERIVED = ['messages', 'replyAnswers', 'suggestionDismissals'] as const
const TABLES = [...DERIVED, 'replyEvents', 'notes', 'followUps', 'aliases'] as const
type ErasedTable = (typeof TABLES)[number]

/**
 * Erases a contact and everything about it, history included, a few hundred rows at a time. The contact itself goes last:
 * an erasure that was cut short is taken up again by the clean-up.
 * @returns how many rows went.
 * @throws AppError 'not-found'.
 */
export async function eraseContact(contactId: string): Promise<number> {
  await transact((tx) => markForErasure(tx, contactId))
  let rows = 0
  for (const table of TABLES) {
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

async function eraseChunk(tx: Transaction, name: ErasedTable, contactId: string): Promise<number> {
  const table: Table<{ id: string }, string> = tx.db.table(name)
  const ids = await table.where('contactId').equals(contactId).limit(CHUNK_ROWS).primaryKeys()
  if (name === 'replyEvents') await forgetEvents(tx, ids)
  else if (isDerived(name)) await table.bulkDelete(ids)
  else {
    for (const id of ids) {
      const row = await getRow(tx, name, id)
      if (row !== undefined) await dropRow(tx, name, row)
    }
  }
  return ids.length
}

/** Whether a use that nobody can answer any more was a success is not known, so it does not count as measured. */
async function forgetEvents(tx: Transaction, ids: string[]): Promise<void> {
  for (const event of await tx.db.replyEvents.bulkGet(ids)) {
    if (event?.openAt === undefined || event.openAt < clockNow() - ANSWER_MS) continue
    await changeUse(tx, event.replyId, (use) => ({ ...use, measured: Math.max(0, (use.measured ?? 0) - 1) }))
  }
  await tx.db.replyEvents.bulkDelete(ids)
}

function isDerived(name: ErasedTable): name is (typeof DERIVED)[number] {
  return DERIVED.some((derived) => derived === name)
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
