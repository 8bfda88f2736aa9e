import type { Database } from '../database'
import type { Duplicate } from '../protocol/customers'
import type { Page } from '../protocol/shared'
import { snapshot } from '../write/snapshot'
import { parseCursor } from './cursors'
import { type Pair, pairOf, toDuplicate, withoutDistinct } from './duplicates'

/** A place in the index of the keys. */
type Place = { key: string; id: string }

/** Of a key that very many share, each is compared with so many of its neighbours. */
const NEIGHBOURS = 30
/** Keys that one request looks at, at most: what is read takes no longer than a moment. */
const CHUNK = 4_000

/**
 * One part of a walk over all contacts: pairs that may be the same person. A part may be empty or short though others
 * follow.
 */
export async function pageDuplicates(limit: number, cursor?: string): Promise<Page<Duplicate>> {
  const [key = '', id = ''] = cursor === undefined ? [] : parseCursor(cursor, 2)
  return snapshot(async (db) => {
    const { pairs, stop } = await walk(db, { key: String(key), id: String(id) }, limit)
    const rows = pairs.map(toDuplicate)
    return { rows, ...(stop !== undefined && { next: JSON.stringify([stop.key, stop.id]) }) }
  })
}

async function walk(
  db: Database,
  after: Place,
  limit: number,
): Promise<{ pairs: Pair[]; stop: Place | undefined }> {
  const places = await placesFrom(db, after.key)
  const isWhole = places.length < CHUNK
  const groups = sharedGroups(isWhole ? places : withoutLastKey(places))
  const pairs: Pair[] = []
  for (const group of groups) {
    const rows = (await db.contacts.bulkGet(group.ids)).flatMap((row) => row ?? [])
    for (const [at, row] of rows.entries()) {
      if (group.key === after.key && row.id <= after.id) continue
      const others = rows.slice(at + 1, at + 1 + NEIGHBOURS)
      const found = others.flatMap((other) => pairOf(row, other, group.key) ?? [])
      pairs.push(...(await withoutDistinct(db, found)))
      if (pairs.length >= limit) return { pairs, stop: { key: group.key, id: row.id } }
    }
  }
  const last = places.at(-1)
  return { pairs, stop: isWhole || last === undefined ? undefined : nextPlace(places, last) }
}

/** Only keys are read: most are nobody else's. */
async function placesFrom(db: Database, from: string): Promise<Place[]> {
  const places: Place[] = []
  await db.contacts
    .where('blockKeys')
    .aboveOrEqual(from)
    .limit(CHUNK)
    .eachKey((key, { primaryKey }) => {
      if (typeof key === 'string') places.push({ key, id: primaryKey })
    })
  return places
}

/** The key at which a chunk ends may go on in the next; one that fills a whole chunk is cut. */
function withoutLastKey(places: readonly Place[]): Place[] {
  const last = places.at(-1)?.key
  const whole = places.filter(({ key }) => key !== last)
  return whole.length === 0 ? [...places] : whole
}

function nextPlace(places: readonly Place[], last: Place): Place {
  // After every id: that key is done with.
  return places[0]?.key === last.key ? { key: `${last.key}\u0000`, id: '' } : { key: last.key, id: '' }
}

function sharedGroups(places: readonly Place[]): { key: string; ids: string[] }[] {
  const groups: { key: string; ids: string[] }[] = []
  for (const { key, id } of places) {
    const group = groups.at(-1)
    if (group?.key === key) group.ids.push(id)
    else groups.push({ key, ids: [id] })
  }
  return groups.filter(({ ids }) => ids.length > 1)
}
