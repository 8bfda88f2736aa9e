import type { Database } from '../database'
import type { Page } from '../protocol/ui'
import type { ContactRow } from '../rows'
import type { ContactQuery } from './contact-query'
import { parseCursor } from './cursors'

/** Rows looked at for one page; a page that is not full by then goes on from where it stopped. */
const MAX_WALKED = 1_000
const STEP = 100

/**
 * Pages through very many matches in the order of the word that matches. A contact with several such words is listed at
 * the first of them alone, so that no page repeats it.
 */
export async function walkMatches(
  db: Database,
  beginnings: readonly string[],
  matches: (row: ContactRow) => boolean,
  { cursor, limit }: Pick<ContactQuery, 'cursor' | 'limit'>,
): Promise<Page<ContactRow>> {
  const rows: ContactRow[] = []
  let place = cursor === undefined ? undefined : toPlace(cursor)
  for (let walked = 0; walked < MAX_WALKED; walked += STEP) {
    const step = await nextStep(db, beginnings, place)
    for (const { word, row } of step) {
      place = { word, id: row.id }
      if (word !== firstWord(row, beginnings) || !matches(row)) continue
      rows.push(row)
      if (rows.length === limit) return { rows, next: JSON.stringify([place.word, place.id]) }
    }
    if (step.length < STEP) return { rows }
  }
  return { rows, ...(place !== undefined && { next: JSON.stringify([place.word, place.id]) }) }
}

type Place = { word: string; id: string }
type Match = { word: string; row: ContactRow }

async function nextStep(
  db: Database,
  beginnings: readonly string[],
  place: Place | undefined,
): Promise<Match[]> {
  const places = place === undefined ? [] : await restOfWord(db, place)
  for (const beginning of beginnings) {
    if (places.length >= STEP) break
    await addPlaces(db, beginning, place?.word, places)
  }
  const shown = places.slice(0, STEP)
  const rows = await db.contacts.bulkGet(shown.map(({ id }) => id))
  return shown.flatMap(({ word }, at) => {
    const row = rows[at]
    return row === undefined ? [] : [{ word, row }]
  })
}

/** The index cannot be entered in the middle of one word, but its ids alone are read quickly. */
async function restOfWord(db: Database, { word, id }: Place): Promise<Place[]> {
  const ids = await db.contacts.where('words').equals(word).primaryKeys()
  const rest = ids.filter((one) => one > id).slice(0, STEP)
  return rest.map((one) => ({ word, id: one }))
}

async function addPlaces(
  db: Database,
  beginning: string,
  after: string | undefined,
  places: Place[],
): Promise<void> {
  const isBegun = after !== undefined && after >= beginning
  if (isBegun && !after.startsWith(beginning)) return
  await db.contacts
    .where('words')
    .between(isBegun ? after : beginning, `${beginning}\uffff`, !isBegun, true)
    .until(() => places.length >= STEP)
    .eachKey((word, { primaryKey }) => typeof word === 'string' && places.push({ word, id: primaryKey }))
}

function firstWord(row: ContactRow, beginnings: readonly string[]): string | undefined {
  return (row.words ?? []).filter((word) => beginnings.some((one) => word.startsWith(one))).sort()[0]
}

function toPlace(cursor: string): Place {
  const [word = '', id = ''] = parseCursor(cursor, 2)
  return { word: String(word), id: String(id) }
}
