import type { Database } from '../database'
import type { Page } from '../protocol/ui'
import type { ContactRow } from '../rows'
import type { ContactBrief } from '../schema/contact'
import { type ContactQuery, sortKeyOf } from './contact-query'
import { type Key, parseCursor, toPage } from './cursors'
import { walkMatches } from './search-walk'
import { toBrief } from './wire'

/** Up to so many matches are read at once and put in order; more are listed in the order of the matching word. */
const MAX_SORTED = 400

/**
 * Finds contacts by the beginnings of their words. The first group of words is looked up in the index, the others are
 * checked on the rows it gives.
 */
export async function searchContacts(
  db: Database,
  query: ContactQuery,
  groups: readonly string[][],
): Promise<Page<ContactBrief>> {
  const [first = [], ...others] = groups
  const matches = (row: ContactRow): boolean =>
    (query.tagId === undefined || Object.hasOwn(row.tags, query.tagId)) &&
    others.every((group) => hasWord(row, group))
  const ids = await matchingIds(db, first)
  const page =
    ids === undefined
      ? await walkMatches(db, first, matches, query)
      : sortedPage(await db.contacts.bulkGet(ids), matches, query)
  return { ...page, rows: page.rows.map(toBrief) }
}

/** @returns whether one of the row's words begins with one of `beginnings`. */
export function hasWord(row: ContactRow, beginnings: readonly string[]): boolean {
  return (row.words ?? []).some((word) => beginnings.some((beginning) => word.startsWith(beginning)))
}

async function matchingIds(db: Database, beginnings: readonly string[]): Promise<string[] | undefined> {
  const ids = new Set<string>()
  for (const beginning of beginnings) {
    const keys = await db.contacts
      .where('words')
      .startsWith(beginning)
      .limit(MAX_SORTED + 1)
      .primaryKeys()
    if (keys.length > MAX_SORTED) return undefined
    for (const key of keys) ids.add(key)
  }
  return [...ids]
}

function sortedPage(
  found: readonly (ContactRow | undefined)[],
  matches: (row: ContactRow) => boolean,
  { sort, cursor, limit }: ContactQuery,
): Page<ContactRow> {
  const rows = found.filter((row): row is ContactRow => row !== undefined && matches(row))
  const keyed = rows
    .map((row) => ({ row, key: sortKeyOf(row, sort) }))
    .sort((a, b) => compareKeys(a.key, b.key))
  const after = cursor === undefined ? undefined : parseCursor(cursor, 2)
  const rest = after === undefined ? keyed : keyed.filter(({ key }) => compareKeys(key, after) > 0)
  const { next, rows: shown } = toPage(rest, limit, ({ key }) => key)
  return { rows: shown.map(({ row }) => row), total: rows.length, ...(next !== undefined && { next }) }
}

function compareKeys(a: Key, b: Key): number {
  for (let at = 0; at < a.length; at++) {
    const [one, other] = [a[at] ?? '', b[at] ?? '']
    if (one < other) return -1
    if (one > other) return 1
  }
  return 0
}
