import { AppError } from '@/utils/app-error'
import { now as clockNow } from '@/utils/clock'
import type { Table } from 'dexie'
import { eraseWithMarks } from '../backup/erase-marks'
import { CHUNK_ROWS } from '../limits'
import type { Database } from '../database'
import type { HistoryChange, HistoryRow, RowOf } from '../rows'
import { dropRow, getRow, putRow } from '../write/put-row'
import { noteChange } from '../write/announce'
import { snapshot } from '../write/snapshot'
import { transact } from '../write/transact'
import type { Transaction } from '../write/transaction'
import { ANSWER_MS, changeUse } from './reply-answered'

/** Tables whose rows name a contact. What is derived has no counts to keep right. */
const DERIVED = ['messages', 'texts', 'replyAnswers', 'suggestionDismissals', 'events'] as const
const TABLES = [
  ...DERIVED,
  'sealedTexts',
  'replyEvents',
  'notes',
  'followUps',
  'deals',
  'orders',
  'aliases',
] as const
type ErasedTable = (typeof TABLES)[number]

/**
 * Erases a contact and everything about it, history included, a few hundred rows at a time, and those that became part of
 * it. The contact itself goes last: an erasure that was cut short is taken up again by the clean-up.
 * @param isForgotten the whole team is to forget it; else it goes from here alone, as what was long in the trash does.
 * @returns how many rows went.
 * @throws AppError 'not-found'.
 */
export async function eraseContact(contactId: string, isForgotten = false): Promise<number> {
  return eraseMarked(contactId, await transact((tx) => markForErasure(tx, contactId, isForgotten)))
}

/** Erases a contact that is in the trash; one that came back in the meantime stays. @returns how many rows went. */
export async function eraseTrashed(contactId: string): Promise<number> {
  const isByAll = await transact(async (tx) => {
    const row = await tx.db.contacts.get(contactId)
    return row?.deletedAt === undefined ? undefined : markForErasure(tx, contactId, false)
  })
  return isByAll === undefined ? 0 : eraseMarked(contactId, isByAll)
}

async function eraseMarked(contactId: string, isByAll: boolean): Promise<number> {
  const erasing = isByAll ? 'everywhere' : 'here'
  let rows = 0
  const twinIds = await snapshot((db) => twinsOf(db, contactId))
  for (const part of [...twinIds, ...(await snapshot((db) => mergedInto(db, contactId)))]) {
    // One of them may have gone with another.
    const isThere = await snapshot(async (db) => (await db.contacts.get(part)) !== undefined)
    if (isThere) rows += await eraseContact(part, isByAll)
  }
  await transact((tx) => forgetNamed(tx, contactId, twinIds))
  for (const table of TABLES) {
    for (let erased = CHUNK_ROWS; erased === CHUNK_ROWS; rows += erased) {
      erased = await transact((tx) => during(tx, erasing, () => eraseChunk(tx, table, contactId)))
    }
  }
  return rows + (await transact((tx) => during(tx, erasing, () => eraseRest(tx, contactId))))
}

/** Says meanwhile, of what is taken out, who is to know. */
async function during(
  tx: Transaction,
  erasing: Transaction['erasing'],
  work: () => Promise<number>,
): Promise<number> {
  const before = tx.erasing
  tx.erasing = erasing
  const rows = await work()
  tx.erasing = before
  return rows
}

/** Erases the same within one transaction, whether the contact itself is there or not. */
export async function eraseWithin(tx: Transaction, contactId: string): Promise<void> {
  await forgetNamed(tx, contactId)
  for (const table of TABLES) {
    while ((await eraseChunk(tx, table, contactId)) === CHUNK_ROWS) continue
  }
  await eraseRest(tx, contactId)
}

/** What became of them is in the trash for as long as it can be undone. */
async function mergedInto(db: Database, contactId: string): Promise<string[]> {
  const inTrash = db.contacts.where('purgeAt').above(0)
  return inTrash.filter((row) => row.mergedInto === contactId && row.id !== contactId).primaryKeys()
}

/**
 * Who was merged by mistake and parted again is there twice: as what came of the parting, and, hidden for as long as the
 * merge can be undone, as who went. The names both had tell.
 */
async function twinsOf(db: Database, contactId: string): Promise<string[]> {
  const aliasIds = await db.aliases.where('contactId').equals(contactId).primaryKeys()
  const entries = await db.history.where('rowIds').anyOf(aliasIds).distinct().toArray()
  const given = entries.flatMap(({ changes }) => changes.filter((change) => aliasIds.includes(change.id)))
  const bearerIds = given.map((change) => (change.kind === 'set' ? change.before['contactId'] : undefined))
  const bearers = await db.contacts.bulkGet(bearerIds.filter((id) => typeof id === 'string'))
  const hidden = bearers.filter((row) => row?.mergedInto !== undefined && row.id !== contactId)
  return [...new Set(hidden.flatMap((row) => row?.id ?? []))]
}

/** Timelines of others name whom they were parted from, and perhaps that the same had become part of them before. */
async function forgetNamed(
  tx: Transaction,
  contactId: string,
  twinIds: readonly string[] = [],
): Promise<void> {
  const { name } = (await tx.db.contacts.get(contactId)) ?? {}
  const own = await tx.db.events.where('contactId').equals(contactId).toArray()
  const others = own.flatMap(({ what }) => ('otherId' in what && what.otherId ? [what.otherId] : []))
  const named = await tx.db.events
    .where('contactId')
    .anyOf(others)
    .filter(({ what }) => {
      if (!('otherId' in what)) return false
      return (
        [contactId, ...twinIds].includes(what.otherId ?? '') || (what.kind === 'merged' && what.name === name)
      )
    })
    .primaryKeys()
  await tx.db.events.bulkDelete(named)
  for (const id of named) noteChange(tx.changes, 'events', id)
  const apart = tx.db.distinct.where('contactIds').equals(contactId)
  for (const id of await apart.primaryKeys()) noteChange(tx.changes, 'distinct', id)
  await apart.delete()
}

/** @returns whether the whole team is to forget it. */
async function markForErasure(tx: Transaction, contactId: string, isForgotten: boolean): Promise<boolean> {
  const row = (await getRow(tx, 'contacts', contactId)) as RowOf<'contacts'> | undefined
  if (row === undefined) throw new AppError('not-found', 'contacts')
  const now = clockNow()
  if (isForgotten) tx.reason = 'contacts.erase'
  const mark = isForgotten ? { isForgotten: 1 as const } : {}
  const fields = { ...row, ...mark, deletedAt: row.deletedAt ?? now, purgeAt: now }
  await putRow(tx, 'contacts', fields, row)
  return fields.isForgotten !== undefined
}

async function eraseChunk(tx: Transaction, name: ErasedTable, contactId: string): Promise<number> {
  const table: Table<{ id: string }, string> = tx.db.table(name)
  const ids = await table.where('contactId').equals(contactId).limit(CHUNK_ROWS).primaryKeys()
  await eraseWithMarks(tx, name, ids, () => eraseRows(tx, name, ids))
  return ids.length
}

async function eraseRows(tx: Transaction, name: ErasedTable, ids: string[]): Promise<void> {
  if (name === 'replyEvents') return forgetEvents(tx, ids)
  if (isDerived(name)) return tx.db.table(name).bulkDelete(ids)
  for (const id of ids) {
    const row = await getRow(tx, name, id)
    if (row !== undefined) await dropRow(tx, name, row)
  }
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
  let derived = 0
  for (const name of ['activity', 'evidence', 'scores'] as const) {
    const table: Table<unknown, string> = tx.db.table(name)
    if ((await table.get(contactId)) === undefined) continue
    await table.delete(contactId)
    noteChange(tx.changes, name, contactId)
    derived += 1
  }
  const row = await getRow(tx, 'contacts', contactId)
  if (row !== undefined) await dropRow(tx, 'contacts', row)
  return entries.length + derived + Number(row !== undefined)
}

export async function forgetInHistory(tx: Transaction, entry: HistoryRow, contactId: string): Promise<void> {
  noteChange(tx.changes, 'history', entry.id)
  const left = withoutContact(entry, contactId)
  if (left === undefined) await tx.db.history.delete(entry.id)
  else await tx.db.history.put(left)
}

/** An action on several contacts, or rows, keeps what it did to the others. @returns undefined when there are none. */
export function withoutContact(entry: HistoryRow, contactId: string): HistoryRow | undefined {
  const changes = entry.changes.filter((change) => !isOf(change, contactId))
  const moved = (entry.moved ?? []).filter(({ from, to }) => from !== contactId && to !== contactId)
  const replaced = (entry.replaced ?? []).filter((row) => !JSON.stringify(row).includes(contactId))
  if (changes.length + moved.length + replaced.length === 0 && entry.renamed === undefined) return undefined
  const rowIds = entry.batchId === undefined ? changes.map(({ id }) => id) : []
  const contactIds = changes.flatMap(({ table, id, contactId: of }) => of ?? (table === 'contacts' ? id : []))
  const beside = [
    ...moved.flatMap(({ from, to }) => [from ?? to, to]),
    ...replaced.map((row) => row.contactId),
  ]
  return {
    ...entry,
    changes,
    ...(entry.moved !== undefined && { moved }),
    ...(entry.replaced !== undefined && { replaced }),
    rowIds: [...new Set([...rowIds, ...contactIds, ...beside])],
  }
}

/** Rows that came from it or went to it tell of it too. */
function isOf(change: HistoryChange, contactId: string): boolean {
  if (change.id === contactId || change.contactId === contactId) return true
  if (change.kind !== 'set') return false
  const { before, after } = change
  return (
    before['contactId'] === contactId || after['contactId'] === contactId || after['mergedInto'] === contactId
  )
}
