import type { Source } from '../read/source'
import type { Page } from '../protocol/shared'
import type { ContactRow } from '../rows'
import type { ContactQuery } from './contact-query'
import { parseCursor } from './cursors'
import {
  type Entry,
  entriesAfterWord,
  type FirstRows,
  type Place,
  restOfWord,
  type Walked,
} from './word-entries'

/** A first screen full of rows, which is worth more at once than a whole page later. */
const SCREEN = 25
/** Tells a place in a walk from one in an order. */
const WALK = 'walk'

type Beginning = {
  /** The rows that were read of each beginning. */
  rows: ReadonlyMap<string, FirstRows>
  /** What becomes of all matches, where they turn out to be few enough to be read at once. */
  sorted: (rows: readonly ContactRow[]) => Page<ContactRow>
}

/**
 * Pages through very many matches in the order of the word that matches. A contact with several such words is listed at
 * the first of them alone, so that no page repeats it. A page that was long to find may be shorter than asked for, but
 * one that has a next one is never empty.
 */
export async function walkMatches(
  db: Source,
  beginnings: readonly string[],
  matches: (row: ContactRow) => boolean,
  { cursor, limit }: Pick<ContactQuery, 'cursor' | 'limit'>,
  first?: Beginning,
): Promise<Page<ContactRow>> {
  const isListed = ({ word, row }: Entry): boolean => word === firstWord(row, beginnings) && matches(row)
  const share = (entries: readonly Entry[]): number =>
    entries.filter(isListed).length / (Math.min(limit, SCREEN) + 1)
  let place = cursor === undefined ? undefined : toPlace(cursor)
  for (;;) {
    const { entries, end } = await walk(db, beginnings, place, share, first?.rows)
    const listed = entries.filter(isListed)
    if (end === undefined && place === undefined && first) return first.sorted(listed.map(({ row }) => row))
    const rows = listed.slice(0, limit).map(({ row }) => row)
    const last = listed.length > limit ? listed[limit - 1] : undefined
    const stop = last === undefined ? end : { word: last.word, id: last.row.id }
    if (stop === undefined) return { rows }
    if (rows.length > 0) return { rows, next: JSON.stringify([WALK, stop.word, stop.id]) }
    place = stop
  }
}

/** Reads on from `place` until there is enough, or as far as one step goes. */
async function walk(
  db: Source,
  beginnings: readonly string[],
  place: Place | undefined,
  share: (entries: readonly Entry[]) => number,
  first: ReadonlyMap<string, FirstRows> = new Map(),
): Promise<Walked> {
  const entries: Entry[] = []
  const shareWith = (more: readonly Entry[]): number => share([...entries, ...more])
  if (place !== undefined) {
    const rest = await restOfWord(db, place, shareWith)
    entries.push(...rest.entries)
    if (rest.end !== undefined) return { entries, end: rest.end }
  }
  for (const beginning of beginnings) {
    const isBegun = place !== undefined && place.word >= beginning
    if (isBegun && !place.word.startsWith(beginning)) continue
    const after = isBegun ? place.word : undefined
    const read = after === undefined ? first.get(beginning) : undefined
    const found = await entriesAfterWord(db, beginning, after, shareWith, read)
    entries.push(...found.entries)
    if (found.end !== undefined) return { entries, end: found.end }
  }
  return { entries }
}

function firstWord(row: ContactRow, beginnings: readonly string[]): string | undefined {
  return (row.words ?? []).filter((word) => beginnings.some((one) => word.startsWith(one))).toSorted()[0]
}

/** @returns whether a page goes on with a walk. */
export function isWalked({ cursor }: Pick<ContactQuery, 'cursor'>): boolean {
  return cursor?.startsWith(`["${WALK}",`) === true
}

function toPlace(cursor: string): Place {
  const [, word = '', id = ''] = parseCursor(cursor, 3)
  return { word: String(word), id: String(id) }
}
