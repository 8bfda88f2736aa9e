import type { Database } from '../database'
import type { Page } from '../protocol/ui'
import type { ContactRow } from '../rows'
import { type ContactQuery, sortKeyOf } from './contact-query'
import { type Key, parseCursor, toPage } from './cursors'

const CHUNK = 100
/** Rows looked at for one page; a page that is not full by then goes on from where it stopped. */
const MAX_READ = 1_000

/** @returns a page of the rows that match, all put in the order that is asked for. */
export function sortedPage(
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

/** @returns a page of the rows of `ids` that match, in the order of the ids. */
export async function idPage(
  db: Database,
  ids: readonly string[],
  matches: (row: ContactRow) => boolean,
  { cursor, limit }: ContactQuery,
): Promise<Page<ContactRow>> {
  const after = cursor === undefined ? '' : String(parseCursor(cursor, 2)[1])
  const rest = ids.filter((id) => id > after).slice(0, MAX_READ + 1)
  const rows: ContactRow[] = []
  for (let at = 0; at < Math.min(rest.length, MAX_READ) && rows.length <= limit; at += CHUNK) {
    const chunk = await db.contacts.bulkGet(rest.slice(at, at + CHUNK))
    rows.push(...chunk.filter((row): row is ContactRow => row !== undefined && matches(row)))
  }
  if (rows.length > limit || rest.length <= MAX_READ) return toPage(rows, limit, ({ id }) => ['', id])
  return { rows, next: JSON.stringify(['', rest[MAX_READ - 1]]) }
}

function compareKeys(a: Key, b: Key): number {
  for (let at = 0; at < a.length; at++) {
    const [one, other] = [a[at] ?? '', b[at] ?? '']
    if (one < other) return -1
    if (one > other) return 1
  }
  return 0
}
