import type { Source } from '../read/source'
import { isOfOwners } from '../derive/ownership'
import { KEY_SEPARATOR } from '../derive/separator'
import type { Page } from '../protocol/shared'
import type { ContactRow } from '../rows'
import type { ContactBrief } from '../schema/contact'
import { type ContactQuery, sortKeyOf } from './contact-query'
import { type Key, parseCursor, toPage } from './cursors'
import { isWalked, walkMatches } from './search-walk'
import { toBrief } from './wire'
import { firstRows } from './word-entries'

/**
 * Up to so many matches are read at once and put in order; more are listed in the order of the matching word. Of several
 * words each is looked at for it, and so is a tag: fewer then, since it is waited for at each key.
 */
const MAX_SORTED = { one: 200, ofSeveral: 60, tag: 150 } as const
/** Of what a page holds, a search reads so much first of all: some of it may not match. */
const FIRST_READ = 1.5

/** Whether a row has what every group of a search asks for, and the tag. */
export type RowTest = (row: ContactRow) => boolean

/**
 * Finds contacts by the beginnings of their words. Any group of words, or the tag, that finds few in its index gives the
 * rows, and the rest is checked on them; where all find many, the rows of the longest word are walked.
 */
export async function searchContacts(
  db: Source,
  query: ContactQuery,
  groups: readonly string[][],
): Promise<Page<ContactBrief>> {
  const page =
    query.cursor === undefined ? await firstPage(db, query, groups) : await laterPage(db, query, groups)
  return { ...page, rows: page.rows.map(toBrief) }
}

/** The rows of the longest word are read at once: most often they are all there is, else the walk begins with them. */
async function firstPage(
  db: Source,
  query: ContactQuery,
  groups: readonly string[][],
): Promise<Page<ContactRow>> {
  const [longest = [], ...others] = groups
  const isOne = others.length === 0 && query.tagId === undefined
  const matches = testOf(groups, query.tagId, query.ownerKeys)
  const count = Math.ceil(query.limit * FIRST_READ)
  // Which of the two is needed only their answers tell, and one journey takes less than two. To look through keys takes a
  // third as long as to read their rows: of several words the longest is read, whether it finds few or not.
  const [read, few] = await Promise.all([
    Promise.all(longest.map((beginning) => firstRows(db, beginning, count))),
    isOne
      ? fewOf(db, [longest], undefined, Math.max(MAX_SORTED.one, count))
      : fewOf(db, others, query.tagId, MAX_SORTED.ofSeveral),
  ])
  const sorted = (rows: readonly ContactRow[]): Page<ContactRow> => sortedPage(rows, matches, query)
  if (read.every(({ isAll }) => isAll)) return sorted(distinct(read.flatMap((one) => one.rows)))
  if (few !== undefined) return sorted(await rowsUnder(db, few))
  const first = new Map(read.map((rows, at) => [longest[at] ?? '', rows]))
  return walkMatches(db, longest, matches, query, { rows: first, sorted })
}

async function laterPage(
  db: Source,
  query: ContactQuery,
  groups: readonly string[][],
): Promise<Page<ContactRow>> {
  const [longest = []] = groups
  const matches = testOf(groups, query.tagId, query.ownerKeys)
  if (isWalked(query)) return walkMatches(db, longest, matches, query)
  // The page before was put in order, from whatever it was read.
  const few = await fewOf(db, groups, query.tagId)
  const rows = await rowsUnder(db, few ?? { index: 'words', beginnings: longest })
  return sortedPage(rows, matches, query)
}

/** @returns whether a row is of a search. */
export function testOf(
  groups: readonly string[][],
  tagId: string | undefined,
  ownerKeys?: readonly string[],
): RowTest {
  return (row) =>
    (tagId === undefined || Object.hasOwn(row.tags, tagId)) &&
    (ownerKeys === undefined || isOfOwners(row, ownerKeys)) &&
    groups.every((group) => hasWord(row, group))
}

/** @returns the ids of which those of a search are some; undefined when they are too many to put in order. */
export async function fewIds(
  db: Source,
  groups: readonly string[][],
  tagId: string | undefined,
): Promise<string[] | undefined> {
  return (await fewOf(db, groups, tagId))?.ids
}

type Under = { index: 'words' | 'tagKeys'; beginnings: readonly string[] }
type Few = Under & { ids: string[] }

async function fewOf(
  db: Source,
  groups: readonly string[][],
  tagId: string | undefined,
  most: number = groups.length === 1 && tagId === undefined ? MAX_SORTED.one : MAX_SORTED.ofSeveral,
): Promise<Few | undefined> {
  for (const group of groups) {
    const few = await fewUnder(db, 'words', group, most)
    if (few !== undefined) return few
  }
  return tagId === undefined ? undefined : fewUnder(db, 'tagKeys', [tagId + KEY_SEPARATOR], MAX_SORTED.tag)
}

/** @returns undefined when there are too many under keys of these beginnings to put in order. */
async function fewUnder(
  db: Source,
  index: Few['index'],
  beginnings: readonly string[],
  most: number,
): Promise<Few | undefined> {
  const ids = new Set<string>()
  for (const beginning of beginnings) {
    const keys = await db.contacts
      .where(index)
      .startsWith(beginning)
      .limit(most + 1)
      .primaryKeys()
    if (keys.length > most) return undefined
    for (const key of keys) ids.add(key)
  }
  return { index, beginnings, ids: [...ids] }
}

/** Reads the rows by their index, in one go: to get each by its id takes several times as long. */
async function rowsUnder(db: Source, { index, beginnings }: Under): Promise<ContactRow[]> {
  const read = await Promise.all(
    beginnings.map((beginning) => db.contacts.where(index).startsWith(beginning).toArray()),
  )
  return distinct(read.flat())
}

function distinct(rows: readonly ContactRow[]): ContactRow[] {
  return [...new Map(rows.map((row) => [row.id, row])).values()]
}

function sortedPage(
  found: readonly ContactRow[],
  matches: RowTest,
  { sort, cursor, limit }: ContactQuery,
): Page<ContactRow> {
  const rows = found.filter(matches)
  const keyed = rows
    .map((row) => ({ row, key: sortKeyOf(row, sort) }))
    .sort((a, b) => compareKeys(a.key, b.key))
  const after = cursor === undefined ? undefined : parseCursor(cursor, 2)
  const rest = after === undefined ? keyed : keyed.filter(({ key }) => compareKeys(key, after) > 0)
  const { next, rows: shown } = toPage(rest, limit, ({ key }) => key)
  return { rows: shown.map(({ row }) => row), total: rows.length, ...(next !== undefined && { next }) }
}

function hasWord(row: ContactRow, beginnings: readonly string[]): boolean {
  return (row.words ?? []).some((word) => beginnings.some((beginning) => word.startsWith(beginning)))
}

function compareKeys(a: Key, b: Key): number {
  for (let at = 0; at < a.length; at++) {
    const [one, other] = [a[at] ?? '', b[at] ?? '']
    if (one < other) return -1
    if (one > other) return 1
  }
  return 0
}
