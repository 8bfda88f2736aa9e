import * as z from 'zod/mini'
import type { Database } from '../database'
import { deriveRow } from '../derive/derive-row'
import { type AnyRow, ROW_SCHEMAS, type UserTable } from '../rows'
import type { Settings } from '../schema/settings'
import { ACCOUNT_PREFIX } from '../write/account-counts'
import { addToCount, countRows } from '../write/aggregates'
import { isSame } from '../write/paths'
import { refreshAttention } from '../write/refresh-attention'
import { newTransaction } from '../write/transaction'
import type { Compared } from './restore-place'
import { withoutHidden } from './restore-private'
import { KEPT_SCHEMAS } from './row-schemas'

type Row = Record<string, unknown>

/** Their id is that of their contact. */
const OF_CONTACT = ['activity', 'evidence', 'scores']

/**
 * Leaves out what is not valid and what belongs to a contact that is not there, makes what is derived of the others
 * anew, and counts them.
 * @param hidden contacts that are left out.
 */
export async function checkRows(
  db: Database,
  table: string,
  rows: readonly Row[],
  counts: Compared,
  settings: Settings,
  hidden: ReadonlySet<string>,
): Promise<void> {
  const { keyPath } = db.table(table).schema.primKey
  const there = table === 'contacts' ? new Set<string>() : await contactsOf(db)
  const [good, puts, bad]: [AnyRow[], Row[], string[]] = [[], [], []]
  for (const given of rows) {
    const row = withoutHidden(table, given, hidden)
    const parsed = row && checkedRow(table, row)
    if (row !== undefined && parsed === undefined) counts.invalid += 1
    if (row === undefined || parsed === undefined || !isOwned(table, row, there)) {
      bad.push(String(given[String(keyPath)]))
      continue
    }
    if (isUserTable(table)) good.push(parsed)
    const right = isUserTable(table) ? deriveRow(table, parsed) : row
    if (right !== given && !isSame(right, given)) puts.push(right)
  }
  if (bad.length > 0) await db.table(table).bulkDelete(bad)
  if (puts.length > 0) await db.table(table).bulkPut(puts)
  if (!isUserTable(table)) return
  const changes = good.map((after) => ({ before: undefined, after }))
  await countRows(newTransaction(db, settings), table, changes)
}

/** What is kept of contacts beside their rows: what the list of today asks, and how many there are in each account. */
export async function deriveContacts(
  db: Database,
  ids: readonly string[],
  settings: Settings,
): Promise<void> {
  if (ids.length === 0) return
  await refreshAttention(db, ids)
  const names = await db.aliases.where('contactId').between(ids[0], ids.at(-1), true, true).toArray()
  const pairs = new Map(names.map(({ account, contactId }) => [`${account}|${contactId}`, account]))
  const tx = newTransaction(db, settings)
  for (const account of pairs.values()) if (account !== '') await addToCount(tx, ACCOUNT_PREFIX + account, 1)
}

/** Counted anew from nothing, of the contacts that are left then. */
export async function dropDerived(db: Database): Promise<void> {
  const derived = db.meta.filter(({ key }) => /^(count:|deals:|account:contacts:)/.test(key))
  await db.meta.bulkDelete(await derived.primaryKeys())
  await db.attention.clear()
  known.delete(db)
}

/** @returns whether the contacts to whom a row belongs are among `there`. */
export function isOwned(table: string, row: Row, there: ReadonlySet<string>): boolean {
  return ownersOf(table, row).every((id) => there.has(id))
}

/** @returns the ids of contacts to whom rows belong. */
export function ownersOfAll(table: string, rows: readonly Row[]): string[] {
  return [...new Set(rows.flatMap((row) => ownersOf(table, row)))]
}

/** @returns the row without what is derived; undefined when it is not valid. */
export function checkedRow(table: string, row: Row): AnyRow | undefined {
  const schema = KEPT_SCHEMAS[table]
  const parsed = schema && z.safeParse(schema, row)
  return parsed?.success === true ? (parsed.data as AnyRow) : undefined
}

export function isUserTable(table: string): table is UserTable {
  return Object.hasOwn(ROW_SCHEMAS, table)
}

const known = new WeakMap<Database, ReadonlySet<string>>()

/** Contacts are checked before all others: what is there then stays. Asking for each row's would take most of the time. */
async function contactsOf(db: Database): Promise<ReadonlySet<string>> {
  const there = known.get(db) ?? new Set(await db.contacts.toCollection().primaryKeys())
  known.set(db, there)
  return there
}

function ownersOf(table: string, row: Row): string[] {
  if (OF_CONTACT.includes(table)) return [String(row['id'])]
  const { contactId, contactIds } = row
  if (Array.isArray(contactIds)) return contactIds.map(String)
  return typeof contactId === 'string' ? [contactId] : []
}
