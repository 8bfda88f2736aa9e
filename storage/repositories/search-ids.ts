import type { Database } from '../database'
import { KEY_SEPARATOR } from '../derive/derive-row'

/** Reading more ids than this takes longer than walking the rows. */
const MAX_IDS = 8_000
/** The longest words narrow the most; shorter ones are checked on the rows. */
const MAX_LISTS = 2

/** @returns the ids of contacts with a word of these beginnings; undefined when one beginning has more than `limit`. */
export async function idsOfWords(
  db: Database,
  beginnings: readonly string[],
  limit: number,
): Promise<string[] | undefined> {
  const ids = new Set<string>()
  for (const beginning of beginnings) {
    const keys = await db.contacts
      .where('words')
      .startsWith(beginning)
      .limit(limit + 1)
      .primaryKeys()
    if (keys.length > limit) return undefined
    for (const key of keys) ids.add(key)
  }
  return [...ids]
}

/**
 * `groups` come longest first. @returns the ids that the first lists have in common, in the order they were made in, as
 * far as they are short enough; undefined when none is. What was left out must be checked on the rows.
 */
export async function commonIds(
  db: Database,
  groups: readonly string[][],
  tagId: string | undefined,
): Promise<string[] | undefined> {
  const lists = await Promise.all([
    ...groups.slice(0, MAX_LISTS).map((group) => idsOfWords(db, group, MAX_IDS)),
    ...(tagId === undefined ? [] : [idsOfTag(db, tagId)]),
  ])
  const short = lists.filter((list) => list !== undefined).toSorted((a, b) => a.length - b.length)
  const [shortest, ...others] = short
  const sets = others.map((list) => new Set(list))
  return shortest?.filter((id) => sets.every((set) => set.has(id))).toSorted()
}

async function idsOfTag(db: Database, tagId: string): Promise<string[] | undefined> {
  const keys = await db.contacts
    .where('tagKeys')
    .startsWith(tagId + KEY_SEPARATOR)
    .limit(MAX_IDS + 1)
    .primaryKeys()
  return keys.length > MAX_IDS ? undefined : keys
}
