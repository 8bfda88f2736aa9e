import { Dexie } from 'dexie'
import { recencyKey } from '../derive/derive-row'
import { heatKeyText } from '../derive/heat-keys'
import { isOfOwners } from '../derive/ownership'
import { KEY_SEPARATOR } from '../derive/separator'
import { searchGroups } from '../derive/search-words'
import type { Database } from '../database'
import type { Page } from '../protocol/shared'
import type { ContactRow } from '../rows'
import type { ContactBrief } from '../schema/contact'
import { LIVE_CONTACTS, tagCountKey } from '../write/aggregates'
import { snapshot } from '../write/transact'
import { type ContactQuery, type ContactSort, sortKeyOf } from './contact-query'
import { countOfOwners, ownerKeysOf, rowsOfOwners } from './contact-owners'
import { searchContacts } from './contact-search'
import { walkList } from './walk-list'
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
export async function pageContacts(asked: ContactQuery): Promise<Page<ContactBrief>> {
  return snapshot(async (db) => {
    const ownerKeys = await ownerKeysOf(db, asked)
    const query = { ...asked, ...(ownerKeys !== undefined && { ownerKeys }) }
    const groups = searchGroups(query.search)
    if (groups.length > 0) return searchContacts(db, query, groups)
    if (query.search.trim() !== '') return { rows: [], total: 0 }
    const rows = await rowsOf(db, query)
    const { next, rows: shown } = toPage(rows, query.limit, (row) => sortKeyOf(row, query.sort))
    const total = await totalOf(db, query)
    return {
      rows: shown.map(toBrief),
      ...(total !== undefined && { total }),
      ...(next !== undefined && { next }),
    }
  })
}

async function rowsOf(db: Database, query: ContactQuery): Promise<ContactRow[]> {
  const { tagId, ownerKeys } = query
  if (ownerKeys === undefined) return tagId === undefined ? rowsOfAll(db, query) : rowsOfTag(db, query, tagId)
  if (tagId === undefined) return rowsOfOwners(db, query, ownerKeys)
  const [owned, tagged] = [await countOfOwners(db, ownerKeys), await readCount(db, tagCountKey(tagId))]
  // No index has both: the shorter of the two lists is walked.
  return owned < tagged
    ? walkList(
        (part) => rowsOfOwners(db, part, ownerKeys),
        ({ tags }) => Object.hasOwn(tags, tagId),
        query,
      )
    : walkList(
        (part) => rowsOfTag(db, part, tagId),
        (row) => isOfOwners(row, ownerKeys),
        query,
      )
}

/** How many of some owners bear a tag nobody has counted. */
async function totalOf(db: Database, { tagId, ownerKeys }: ContactQuery): Promise<number | undefined> {
  if (ownerKeys === undefined) return readCount(db, tagId === undefined ? LIVE_CONTACTS : tagCountKey(tagId))
  return tagId === undefined ? countOfOwners(db, ownerKeys) : undefined
}

async function rowsOfAll(db: Database, { sort, cursor, limit }: ContactQuery): Promise<ContactRow[]> {
  const after = cursor === undefined ? [Dexie.minKey, Dexie.minKey] : [...parseCursor(cursor, 2)]
  return db.contacts
    .where(INDEXES[sort].all)
    .above(after)
    .limit(limit + 1)
    .toArray()
}

async function rowsOfTag(
  db: Database,
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
