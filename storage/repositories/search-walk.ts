import type { Database } from '../database'
import type { Page } from '../protocol/ui'
import type { ContactRow } from '../rows'
import type { ContactQuery } from './contact-list'
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

/** The index holds no pair of word and id, so the rows of the word one stopped at are met again and left out. */
async function nextStep(
  db: Database,
  beginnings: readonly string[],
  place: Place | undefined,
): Promise<Match[]> {
  const matches: Match[] = []
  for (const beginning of beginnings) {
    if (place !== undefined && place.word > beginning && !place.word.startsWith(beginning)) continue
    const from = place !== undefined && place.word.startsWith(beginning) ? place.word : beginning
    const keys: Place[] = []
    await db.contacts
      .where('words')
      .between(from, `${beginning}\uffff`, true, true)
      .until(() => keys.length >= STEP - matches.length)
      .eachKey((word, { primaryKey }) => {
        const match = { word: String(word), id: primaryKey }
        if (place === undefined || isAfter(match, place)) keys.push(match)
      })
    const rows = await db.contacts.bulkGet(keys.map(({ id }) => id))
    for (const [at, { word }] of keys.entries()) {
      const row = rows[at]
      if (row !== undefined) matches.push({ word, row })
    }
    if (matches.length >= STEP) break
  }
  return matches
}

function isAfter(match: Place, place: Place): boolean {
  return match.word === place.word ? match.id > place.id : match.word > place.word
}

function firstWord(row: ContactRow, beginnings: readonly string[]): string | undefined {
  return (row.words ?? []).filter((word) => beginnings.some((one) => word.startsWith(one))).sort()[0]
}

function toPlace(cursor: string): Place {
  const [word = '', id = ''] = parseCursor(cursor, 2)
  return { word: String(word), id: String(id) }
}
