import { heatKeyText } from '../derive/heat-keys'
import { recencyKey } from '../derive/recency'
import { KEY_SEPARATOR } from '../derive/separator'
import { searchGroups } from '../derive/search-words'
import { MIN_KEY, type Source } from '../read/source'
import type { Page } from '../protocol/shared'
import type { ContactRow } from '../rows'
import type { ContactBrief } from '../schema/contact'
import { LIVE_CONTACTS, tagCountKey } from '../count-keys'
import { read } from '../read/read'
import { type ContactQuery, type ContactSort, sortKeyOf } from './contact-query'
import { searchContacts } from './contact-search'
import { readCount } from './counts'
import { type Key, parseCursor, toPage } from './cursors'
import { toBrief } from './wire'

/** After every character a key may hold. */
const AFTER_ALL = '\uffff'
const INDEXES = {
  name: { all: '[nameKey+id]', tag: 'tagKeys' },
  recent: { all: '[recency+id]', tag: 'tagRecency' },
  heat: { all: '[heatKey+id]', tag: 'tagHeat' },
} as const

/** @returns one page of contacts, read from the index of its order; `total` when it is known without counting. */
export async function pageContacts(query: ContactQuery): Promise<Page<ContactBrief>> {
  return read(async (db) => {
    const { tagId } = query
    const found = await searched(db, query)
    if (found !== undefined) return found
    const rows = tagId === undefined ? await rowsOfAll(db, query) : await rowsOfTag(db, query, tagId)
    const total = await readCount(db, tagId === undefined ? LIVE_CONTACTS : tagCountKey(tagId))
    return pageOf(rows, query, total)
  })
}

/** @returns the page of a search; undefined when nothing is searched for. */
export async function searched(db: Source, query: ContactQuery): Promise<Page<ContactBrief> | undefined> {
  const groups = searchGroups(query.search)
  if (groups.length > 0) return searchContacts(db, query, groups)
  return query.search.trim() === '' ? undefined : { rows: [], total: 0 }
}

/** @returns the page of rows of which there is one more than the limit. */
export function pageOf(
  rows: ContactRow[],
  { limit, sort }: ContactQuery,
  total?: number,
): Page<ContactBrief> {
  const { next, rows: shown } = toPage(rows, limit, (row) => sortKeyOf(row, sort))
  return {
    rows: shown.map(toBrief),
    ...(total !== undefined && { total }),
    ...(next !== undefined && { next }),
  }
}

async function rowsOfAll(db: Source, { sort, cursor, limit }: ContactQuery): Promise<ContactRow[]> {
  const after = cursor === undefined ? [MIN_KEY, MIN_KEY] : [...parseCursor(cursor, 2)]
  return db.contacts
    .where(INDEXES[sort].all)
    .above(after)
    .limit(limit + 1)
    .toArray()
}

/** @returns the rows with a tag after the cursor, one more than the limit. */
export async function rowsOfTag(
  db: Source,
  { sort, cursor, limit }: ContactQuery,
  tagId: string,
): Promise<ContactRow[]> {
  const start = tagId + KEY_SEPARATOR
  const after = cursor === undefined ? start : start + keyText(parseCursor(cursor, 2), sort)
  return db.contacts
    .where(INDEXES[sort].tag)
    .between(after, start + AFTER_ALL, false, true)
    .limit(limit + 1)
    .toArray()
}

function keyText([key = '', id = '']: Key, sort: ContactSort): string {
  const text = { name: key, recent: recencyKey(Number(key)), heat: heatKeyText(Number(key)) }
  return [text[sort], id].join(KEY_SEPARATOR)
}
