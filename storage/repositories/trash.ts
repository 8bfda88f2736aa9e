import type { Collection } from 'dexie'
import type { Database } from '../database'
import { DAY_MS, TRASH_DAYS } from '../limits'
import { TRASH_TABLES, type TrashEntry, type TrashTable } from '../protocol/data'
import type { Page } from '../protocol/shared'
import type { AnyRow, ContactRow, FieldValues, RowOf } from '../rows'
import { snapshot } from '../write/snapshot'
import { parseCursor } from './cursors'

const TRASH_MS = TRASH_DAYS * DAY_MS
/** So many rows of each table one page looks at. */
const CHUNK = 250
const MAX_TITLE = 200

/** `at` is when it was deleted; later ones come first, then by the table, then by the id backwards. */
type Place = { at: number; rank: number; id: string }
type Found = Place & { entry: TrashEntry }

/**
 * @returns what is in the trash and can come back, newest first. What went with a contact comes back with it and is not
 * listed. A page may be short, or empty, though others follow.
 */
export async function pageTrash(query: {
  table?: TrashTable | undefined
  cursor?: string | undefined
  limit: number
}): Promise<Page<TrashEntry>> {
  const { table, cursor, limit } = query
  const after = cursor === undefined ? undefined : placeOf(cursor)
  const tables = table === undefined ? TRASH_TABLES : [table]
  return snapshot(async (db) => {
    const lanes = await Promise.all(tables.map((one) => readLane(db, one, after)))
    const ends = lanes.flatMap(({ end }) => end ?? []).toSorted(inOrder)
    const [barrier] = ends
    const known = lanes.flatMap(({ found }) => found).toSorted(inOrder)
    const certain = barrier === undefined ? known : known.filter((one) => inOrder(one, barrier) <= 0)
    const shown = certain.slice(0, limit)
    const stop = certain.length > limit ? shown.at(-1) : barrier
    const rows = shown.map(({ entry }) => entry)
    return { rows, ...(stop !== undefined && { next: JSON.stringify([stop.at, stop.rank, stop.id]) }) }
  })
}

/** @returns whether a contact in the trash can come back: not one that is hidden or part of another one. */
export function isOffered({ deletedAt, purgeAt, mergedInto }: RowOf<'contacts'>): boolean {
  return deletedAt !== undefined && mergedInto === undefined && (purgeAt ?? 0) >= deletedAt + TRASH_MS
}

/** @returns rows of a table that are in the trash, the last ones first; of contacts also those that cannot come back. */
function inTrash(db: Database, table: TrashTable, upTo: number): Collection<AnyRow, string> {
  const isContact = table === 'contacts'
  const index = db.table<AnyRow, string>(table).where(isContact ? 'purgeAt' : 'deletedAt')
  return index.between(0, isContact ? upTo + TRASH_MS : upTo, true, true).reverse()
}

async function readLane(
  db: Database,
  table: TrashTable,
  after: Place | undefined,
): Promise<{ found: Found[]; end: Place | undefined }> {
  const rank = TRASH_TABLES.indexOf(table)
  const placeOfRow = (row: AnyRow): Place => ({ at: deletedAtOf(table, row), rank, id: row.id })
  const rows = await inTrash(db, table, after?.at ?? Number.MAX_SAFE_INTEGER - TRASH_MS)
    .filter((row) => after === undefined || inOrder(after, placeOfRow(row)) < 0)
    .limit(CHUNK)
    .toArray()
  const owners = await ownersOf(db, rows)
  const found = rows.flatMap((row, at) => {
    const owner = owners[at]
    const isListed = table === 'contacts' ? isOffered(row as ContactRow) : owner !== 'gone'
    return isListed ? [{ ...placeOfRow(row), entry: entryOf(table, row, owner) }] : []
  })
  const last = rows.length === CHUNK ? rows.at(-1) : undefined
  return { found, end: last && placeOfRow(last) }
}

/** Of rows that belong to a contact: 'gone' when it is in the trash itself. */
async function ownersOf(db: Database, rows: readonly AnyRow[]): Promise<(ContactRow | 'gone' | undefined)[]> {
  const ids = rows.map((row) => ('contactId' in row ? row.contactId : undefined))
  const contacts = await db.contacts.bulkGet(ids.map((id) => id ?? ''))
  return contacts.map((contact, at) => {
    if (ids[at] === undefined) return undefined
    return contact === undefined || contact.deletedAt !== undefined ? 'gone' : contact
  })
}

function entryOf(table: TrashTable, row: AnyRow, owner: ContactRow | 'gone' | undefined): TrashEntry {
  const { name, title, text, note, shortcut, dueAt, at, amountMinor, currency } = row as FieldValues
  const said = [name, title, text, note, shortcut].find(
    (one): one is string => typeof one === 'string' && one !== '',
  )
  const deletedAt = deletedAtOf(table, row)
  const when = dueAt ?? at
  return {
    table,
    id: row.id,
    title: (said ?? '').slice(0, MAX_TITLE),
    ...(typeof owner === 'object' && { contactName: owner.name }),
    ...(typeof when === 'number' && { at: when }),
    ...(typeof amountMinor === 'number' && { amountMinor, currency: String(currency) }),
    deletedAt,
    goneAt: deletedAt + TRASH_MS,
  }
}

/** Contacts are found by when they are erased: those that are offered were deleted 30 days before. */
function deletedAtOf(table: TrashTable, row: AnyRow): number {
  const { deletedAt = 0, purgeAt = 0 } = row as RowOf<'contacts'>
  return table === 'contacts' ? purgeAt - TRASH_MS : deletedAt
}

function inOrder(a: Place, b: Place): number {
  return b.at - a.at || a.rank - b.rank || (a.id === b.id ? 0 : a.id > b.id ? -1 : 1)
}

function placeOf(cursor: string): Place {
  const [at, rank, id] = parseCursor(cursor, 3)
  return { at: Number(at), rank: Number(rank), id: String(id) }
}
