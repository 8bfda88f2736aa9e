import type { Table } from 'dexie'
import { AppError } from '@/utils/app-error'
import { now as clockNow } from '@/utils/clock'
import type { Database } from '../database'
import { CHUNK_ROWS } from '../limits'
import { type Progress, TRASH_TABLES, type TrashTable } from '../protocol/data'
import type { AnyRow } from '../rows'
import { dropRow, getRow, getRows, putRows } from '../write/put-row'
import { snapshot } from '../write/snapshot'
import { transact } from '../write/transact'
import type { Transaction } from '../write/transaction'
import { dropBelongings } from './belongings'
import { eraseTrashed, forgetInHistory } from './erase'
import { isOffered } from './trash'

/** Contacts that one step erases: each is many rows. */
const CONTACTS = 20

type OwnTable = Exclude<TrashTable, 'contacts'>
type Deleted = { id: string; contactId?: string; deletedAt?: number | undefined }

/** Erases for good what is in the trash. A repeat does nothing. @throws AppError 'not-found' for what is in use. */
export async function eraseFromTrash(table: TrashTable, id: string): Promise<void> {
  if (table !== 'contacts') return transact((tx) => eraseRow(tx, table, id))
  const row = await snapshot((db) => db.contacts.get(id))
  if (row === undefined) return
  if (!isOffered(row)) throw new AppError('not-found', table)
  await eraseTrashed(id)
}

/**
 * Erases a part of what is in the trash. Contacts are first said to be overdue, so that the clean-up goes on should nobody
 * ask again.
 * @returns how much this step did of what was left: the caller asks again until `done` is `total`.
 */
export async function emptyTrash(): Promise<Progress> {
  const marked = await transact(markContacts)
  const due = await snapshot((db) => overdue(db).limit(CONTACTS).primaryKeys())
  for (const id of due) await eraseTrashed(id)
  const rows = due.length < CONTACTS ? await transact(eraseRows) : 0
  const done = due.length + rows
  if (marked + done === 0) return { done: 0, total: 0 }
  return { done, total: done + Math.max(1, await snapshot(countLeft)) }
}

async function markContacts(tx: Transaction): Promise<number> {
  const now = clockNow()
  const offered = await tx.db.contacts
    .where('purgeAt')
    .above(now)
    .filter(isOffered)
    .limit(CHUNK_ROWS)
    .toArray()
  const olds = await getRows(
    tx,
    'contacts',
    offered.map(({ id }) => id),
  )
  await putRows(
    tx,
    'contacts',
    olds.map((old) => ({ fields: { ...old, purgeAt: now }, old })),
  )
  return offered.length
}

/** What belongs to a contact in the trash waits: it goes, or comes back, with that contact. */
async function eraseRows(tx: Transaction): Promise<number> {
  let erased = 0
  for (const table of TRASH_TABLES) {
    if (table === 'contacts') continue
    const rows = await inTrash(tx.db, table).limit(CHUNK_ROWS).toArray()
    const owners = await tx.db.contacts.bulkGet(rows.map(({ contactId = '' }) => contactId))
    const free = rows.filter((_, at) => owners[at]?.deletedAt === undefined)
    for (const { id } of free) await eraseRow(tx, table, id)
    erased += free.length
    if (erased >= CHUNK_ROWS) return erased
  }
  return erased
}

async function eraseRow(tx: Transaction, table: OwnTable, id: string): Promise<void> {
  const row: (AnyRow & Deleted) | undefined = await getRow(tx, table, id)
  if (row === undefined) return
  if (row.deletedAt === undefined) throw new AppError('not-found', table)
  const { contactId = id } = row
  await dropRow(tx, table, row)
  await dropBelongings(tx, table, row)
  const entries = await tx.db.history.where('rowIds').anyOf([id, contactId]).distinct().toArray()
  for (const entry of entries) {
    if (entry.changes.some((change) => change.id === id)) await forgetInHistory(tx, entry, id)
  }
}

async function countLeft(db: Database): Promise<number> {
  const tables = TRASH_TABLES.filter((table) => table !== 'contacts')
  const counts = await Promise.all([
    db.contacts.where('purgeAt').above(0).filter(isDeleted).count(),
    ...tables.map((table) => inTrash(db, table).count()),
  ])
  return counts.reduce((sum, count) => sum + count, 0)
}

function overdue(db: Database) {
  return db.contacts.where('purgeAt').between(1, clockNow(), true, true).filter(isDeleted)
}

function isDeleted({ deletedAt }: Deleted): boolean {
  return deletedAt !== undefined
}

function inTrash(db: Database, table: OwnTable) {
  const rows: Table<Deleted, string> = db.table(table)
  return rows.where('deletedAt').above(0)
}
