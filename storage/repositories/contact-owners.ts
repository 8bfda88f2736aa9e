import { Dexie } from 'dexie'
import type { Database } from '../database'
import { isOfOwners, NOBODY } from '../derive/ownership'
import type { Page } from '../protocol/shared'
import type { ContactRow } from '../rows'
import type { ContactBrief } from '../schema/contact'
import { LIVE_CONTACTS, OWNER_PREFIX, ownerCountKey, tagCountKey } from '../count-keys'
import { ownUserId } from '../write/own-user'
import { snapshot } from '../write/snapshot'
import { pageContacts, pageOf, rowsOfTag, searched } from './contact-list'
import { type ContactQuery, sortKeyOf } from './contact-query'
import { readCount } from './counts'
import { type Key, parseCursor } from './cursors'
import { walkList } from './walk-list'

const INDEXES = {
  name: '[ownerKey+nameKey+id]',
  recent: '[ownerKey+recency+id]',
  heat: '[ownerKey+heatKey+id]',
} as const

/** @returns one page of the contacts of some owners, read from the index of its order; of all of them without a team. */
export async function pageOfOwners(asked: ContactQuery): Promise<Page<ContactBrief>> {
  return snapshot(async (db) => {
    const ownerKeys = await ownerKeysOf(db, asked)
    if (ownerKeys === undefined) return pageContacts(asked)
    const query = { ...asked, ownerKeys }
    const found = await searched(db, query)
    if (found !== undefined) return found
    // How many of theirs bear a tag nobody has counted.
    const total = asked.tagId === undefined ? await countOfOwners(db, ownerKeys) : undefined
    return pageOf(await rowsOf(db, query, ownerKeys), query, total)
  })
}

/** No index has both an owner and a tag: the shorter of the two lists is walked. */
async function rowsOf(
  db: Database,
  query: ContactQuery,
  ownerKeys: readonly string[],
): Promise<ContactRow[]> {
  const { tagId } = query
  if (tagId === undefined) return rowsOfOwners(db, query, ownerKeys)
  const [owned, tagged] = [await countOfOwners(db, ownerKeys), await readCount(db, tagCountKey(tagId))]
  if (owned < tagged) {
    const isTagged = ({ tags }: ContactRow): boolean => Object.hasOwn(tags, tagId)
    return walkList((part) => rowsOfOwners(db, part, ownerKeys), isTagged, query)
  }
  const isOwned = (row: ContactRow): boolean => isOfOwners(row, ownerKeys)
  return walkList((part) => rowsOfTag(db, part, tagId), isOwned, query)
}

/** @returns whose contacts are asked for; undefined for everybody's, as all of them are without a team. */
async function ownerKeysOf(
  db: Database,
  { ownerId, mine }: ContactQuery,
): Promise<readonly string[] | undefined> {
  if (ownerId !== undefined) return [ownerId ?? NOBODY]
  const ownId = mine === undefined ? undefined : await ownUserId(db)
  return ownId === undefined ? undefined : [ownId, NOBODY]
}

/** @returns the rows of these owners after the cursor, one more than the limit. */
async function rowsOfOwners(
  db: Database,
  { sort, cursor, limit }: ContactQuery,
  ownerKeys: readonly string[],
): Promise<ContactRow[]> {
  const after = cursor === undefined ? [Dexie.minKey] : [...parseCursor(cursor, 2)]
  const read = ownerKeys.map((key) =>
    db.contacts
      .where(INDEXES[sort])
      .between([key, ...after], [key, Dexie.maxKey], false, true)
      .limit(limit + 1)
      .toArray(),
  )
  const keyed = (await Promise.all(read)).flat().map((row) => ({ row, key: sortKeyOf(row, sort) }))
  const inOrder = keyed.toSorted((a, b) => compare(a.key, b.key)).map(({ row }) => row)
  return inOrder.slice(0, limit + 1)
}

/** @returns how many contacts these owners have. */
async function countOfOwners(db: Database, ownerKeys: readonly string[]): Promise<number> {
  const counts = await Promise.all(
    ownerKeys.map((key) => (key === NOBODY ? countOfNobody(db) : readCount(db, ownerCountKey(key)))),
  )
  return counts.reduce((sum, count) => sum + count, 0)
}

/** All that are nobody else's. */
async function countOfNobody(db: Database): Promise<number> {
  const owned = await db.meta.where('key').startsWith(OWNER_PREFIX).toArray()
  return owned.reduce((rest, { value }) => rest - Number(value), await readCount(db, LIVE_CONTACTS))
}

function compare(a: Key, b: Key): number {
  for (const [at, one] of a.entries()) {
    const other = b[at] ?? ''
    if (one < other) return -1
    if (one > other) return 1
  }
  return 0
}
