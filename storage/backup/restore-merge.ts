import type { Table } from 'dexie'
import { now as clockNow } from '@/utils/clock'
import type { Database } from '../database'
import type { TableName } from '../protocol/command'
import type { Progress } from '../protocol/data'
import type { HistoryChange, HistoryRow, ReplacedRow, UserTable } from '../rows'
import { readSettings } from '../settings'
import { checkTexts } from '../write/follow-texts'
import { noteChange } from '../write/announce'
import { applyChanges } from '../write/apply-changes'
import { replaceRow } from '../write/beside'
import { byContact } from '../write/by-contact'
import type { Change } from '../write/change'
import { record } from '../write/mutate'
import { isSame } from '../write/paths'
import { getRows } from '../write/put-row'
import { touchContact } from '../write/touch-contacts'
import { snapshot } from '../write/snapshot'
import { transact } from '../write/transact'
import type { Transaction } from '../write/transaction'
import { checkedRow, isOwned, isUserTable, ownersOfAll } from './restore-check'
import { isNewer } from './restore-compare'
import { privateAmong } from './restore-private'

type Row = Record<string, unknown> & { id: string; contactId?: string }
/** `table`: which one comes next, by number; `after`: behind which of its rows. */
type Place = { id: string; table: number; after: string; part: number; done: number }

const ROWS_AT_ONCE = 250
const PLACE = 'restore:merge'

/** What a person wrote, in an order in which everything finds what it names. */
const USER_TABLES: readonly UserTable[] = [
  'tags',
  'contacts',
  'aliases',
  'media',
  'products',
  'replies',
  'suggestionRules',
  'tagRules',
  'notes',
  'deals',
  'orders',
  'followUps',
  'messages',
]
const REPLACED = ['activity', 'distinct', 'replyAnswers', 'suggestionDismissals'] as const
const MOVED = ['events', 'replyEvents'] as const
/** What goes with the reply, the file or the message it belongs to. */
const PLAIN = ['mediaChunks', 'replyVersions', 'replyUses', 'texts'] as const
const TABLES = [...USER_TABLES, ...REPLACED, ...MOVED, ...PLAIN]
export const MERGED: ReadonlySet<string> = new Set(TABLES)

/**
 * Writes the next rows of a backup into the database in use: those that are not there, and those that say something else
 * and are newer. A part is one transaction, with where it goes on, and one entry in the history.
 */
export async function mergePart(id: string, from: Database): Promise<Progress> {
  const total = (await Promise.all(TABLES.map((name) => from.table(name).count()))).reduce((a, b) => a + b, 1)
  const place = await readPlace(id)
  const table = TABLES[place.table]
  if (table === undefined) return { done: total, total }
  const rows: Row[] = await from.table(table).where(':id').above(place.after).limit(ROWS_AT_ONCE).toArray()
  const done = place.done + rows.length
  // Chats may have become private since it was prepared.
  const hidden = table === 'contacts' ? await privateAmong(from, rows, await readSettings()) : []
  const shown = rows.filter((row) => !hidden.includes(row.id))
  await transact(async (tx) => {
    const isWritten = await mergeRows(tx, table, shown, { batchId: id, part: place.part })
    const isOver = rows.length < ROWS_AT_ONCE
    await writePlace(tx, {
      id,
      table: place.table + Number(isOver),
      after: isOver ? '' : (rows.at(-1)?.id ?? ''),
      part: place.part + Number(isWritten),
      done,
    })
  })
  return { done: Math.min(done, total - 1), total }
}

async function readPlace(id: string): Promise<Place> {
  const row = await snapshot((db) => db.meta.get(PLACE))
  const known = Array.isArray(row?.value) ? (JSON.parse(row.value[0] ?? '') as Place) : undefined
  return known?.id === id ? known : { id, table: 0, after: '', part: 0, done: 0 }
}

async function writePlace(tx: Transaction, place: Place): Promise<void> {
  await tx.db.meta.put({ key: PLACE, value: [JSON.stringify(place)] })
}

/** @returns whether anything was written that can be taken back. */
async function mergeRows(
  tx: Transaction,
  table: string,
  all: readonly Row[],
  batch: Pick<HistoryRow, 'batchId' | 'part'>,
): Promise<boolean> {
  const now = clockNow()
  tx.reason = 'restore.merge'
  const there = await tx.db.contacts.where('id').anyOf(ownersOfAll(table, all)).primaryKeys()
  const known = new Set(there)
  const rows = all.filter((row) => isOwned(table, row, known))
  const changes = isUserTable(table) ? await changesOf(tx, table, rows) : []
  const done = await applyChanges(tx, changes, now)
  if (table === 'contacts') await forgetTold(tx, done)
  if (table === 'followUps') {
    for (const contactId of new Set(done.flatMap((change) => change.contactId ?? []))) {
      await touchContact(tx, contactId)
    }
  }
  if (table === 'texts' && rows[0] !== undefined) await checkTexts(tx, rows[0].id)
  const beside = isUserTable(table) ? {} : await addBeside(tx, table, rows)
  if (done.length === 0 && beside.moved === undefined && beside.replaced === undefined) return false
  await record(tx, done, 'restore.merge', { ...beside, ...batch }, now)
  return true
}

/** What differs by itself, and whose it is: it may have been merged with another contact here. */
const OWN = /^(id|contactId|updatedAt|activityAt|nextFollowUpAt|worked.*|owedAt|noticeId|leftUntil|onScreen)$/

async function changesOf(tx: Transaction, table: UserTable, rows: readonly Row[]): Promise<Change[]> {
  const olds = await getRows(
    tx,
    table,
    rows.map(({ id }) => id),
  )
  return rows.flatMap((row, at): Change[] => {
    const [next, old] = [checkedRow(table, row), olds[at] as Row | undefined]
    if (next === undefined) return []
    if (old === undefined) return [{ table, create: next } as Change]
    if (!isNewer(row, old)) return []
    const said: Record<string, unknown> = next
    const fields = Object.keys({ ...old, ...next }).filter((field) => !OWN.test(field))
    const changed = fields.filter((field) => !isSame(old[field], said[field]))
    const set = Object.fromEntries(changed.map((field) => [field, said[field] ?? null]))
    return [{ table, id: row.id, set }]
  })
}

/** Tags that a contact comes with were not put on just now. */
async function forgetTold(tx: Transaction, done: readonly HistoryChange[]): Promise<void> {
  const created = done.filter(({ kind }) => kind === 'create').map(({ id }) => id)
  await tx.db.events.where('contactId').anyOf(created).delete()
}

/** Of what hangs on other rows, all that is not there. */
async function addBeside(
  tx: Transaction,
  name: string,
  rows: readonly Row[],
): Promise<Pick<HistoryRow, 'moved' | 'replaced'>> {
  const table: Table<Row, string> = tx.db.table(name)
  const known = await table.bulkGet(rows.map(({ id }) => id))
  const fresh = rows.filter((_, at) => known[at] === undefined)
  if (fresh.length === 0) return {}
  if (isOneOf(REPLACED, name)) {
    const replaced: ReplacedRow[] = []
    for (const row of fresh)
      replaced.push(...(await replaceRow(tx, name, row.id, row.contactId ?? row.id, row)))
    return { replaced }
  }
  await table.bulkAdd(fresh)
  for (const { id } of fresh) noteChange(tx.changes, name as TableName, id)
  if (!isOneOf(MOVED, name)) return {}
  const moved = [
    ...byContact(
      fresh.flatMap((row) => (row.contactId === undefined ? [] : [{ ...row, contactId: row.contactId }])),
    ),
  ]
  return { moved: moved.map(([to, own]) => ({ table: name, ids: own.map(({ id }) => id), to })) }
}

function isOneOf<Name extends string>(names: readonly Name[], name: string): name is Name {
  return names.some((one) => one === name)
}
