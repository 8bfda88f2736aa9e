import type { Source } from '../read/source'
import type { ContactRow } from '../rows'

/** An entry of the index of words, with its row. */
export type Entry = { word: string; row: ContactRow }
export type Place = { word: string; id: string }
/** `end` is where the reading stopped; absent: nothing more is there. */
export type Walked = { entries: Entry[]; end?: Place }
/** How much of what is wanted the entries hold: 1 is enough. */
type Share = (entries: readonly Entry[]) => number

/**
 * Many rows are read at once, which is far quicker than one by one: a few at first, more when too few of them match. To read
 * the keys alone costs a third of reading the rows, so that keys are no short cut where two words are both frequent.
 */
const FIRST_READ = 150
const MAX_READ = 600
/** For a first page: it is waited for at each key, and may be short. */
const MAX_SECOND_READ = 225
/** Matches may lie further apart than they did so far. */
const MARGIN = 1.25

/** Rows of a beginning, from the first on; `isAll`: nothing more is there. */
export type FirstRows = { rows: readonly ContactRow[]; isAll: boolean }

/** @returns the first rows whose words have this beginning. */
export async function firstRows(db: Source, beginning: string, count: number): Promise<FirstRows> {
  const rows = await db.contacts.where('words').startsWith(beginning).limit(count).toArray()
  return { rows, isAll: rows.length < count }
}

/**
 * @returns entries whose word has this beginning, from the one after the word `after`, in the order of the index. `first` are
 * the first rows, where they were read before.
 */
export async function entriesAfterWord(
  db: Source,
  beginning: string,
  after: string | undefined,
  share: Share,
  first?: FirstRows,
): Promise<Walked> {
  const read = async (count: number): Promise<FirstRows> => {
    const range = db.contacts
      .where('words')
      .between(after ?? beginning, `${beginning}\uffff`, after === undefined, true)
    const rows = await range.limit(count).toArray()
    return { rows, isAll: rows.length < count }
  }
  const { rows, isAll } = first ?? (await read(FIRST_READ))
  const entries = withWords(rows, beginning, after)
  if (isAll) return { entries }
  const had = share(entries)
  if (had >= 1) return stoppedAt(entries)
  const most = first === undefined ? MAX_READ : MAX_SECOND_READ
  const more = await read(Math.min(most, Math.ceil((rows.length * MARGIN) / had)))
  const all = withWords(more.rows, beginning, after)
  return more.isAll ? { entries: all } : stoppedAt(all)
}

/** @returns the entries of the same word after `place`: the index cannot be entered there, but its ids are read quickly. */
export async function restOfWord(db: Source, { word, id }: Place, share: Share): Promise<Walked> {
  const ids = (await db.contacts.where('words').equals(word).primaryKeys()).filter((one) => one > id)
  const entries: Entry[] = []
  for (let at = 0; at < Math.min(ids.length, MAX_READ); at += FIRST_READ) {
    const rows = await db.contacts.bulkGet(ids.slice(at, at + FIRST_READ))
    entries.push(...rows.flatMap((row) => (row === undefined ? [] : [{ word, row }])))
    if (share(entries) >= 1) return stoppedAt(entries)
  }
  return ids.length > MAX_READ ? stoppedAt(entries) : { entries }
}

function stoppedAt(entries: Entry[]): Walked {
  const last = entries.at(-1)
  return last === undefined ? { entries } : { entries, end: { word: last.word, id: last.row.id } }
}

/**
 * The browser gives the rows of an index but not their keys. As entries come in the order of word and id, each row's is
 * the first of its words that stands after the entry before it.
 */
function withWords(rows: readonly ContactRow[], beginning: string, after: string | undefined): Entry[] {
  const entries: Entry[] = []
  let place: Place = { word: after ?? '', id: '\uffff' }
  for (const row of rows) {
    const words = (row.words ?? []).filter((word) => word.startsWith(beginning)).toSorted()
    const word = words.find((one) => one > place.word || (one === place.word && row.id > place.id))
    if (word === undefined) continue
    entries.push({ word, row })
    place = { word, id: row.id }
  }
  return entries
}
