import type { Database } from '../database'
import type { ContactRow } from '../rows'

/** An entry of the index of words, with its row. */
export type Entry = { word: string; row: ContactRow }
export type Place = { word: string; id: string }
/** `end` is where the reading stopped; absent: nothing more is there. */
export type Walked = { entries: Entry[]; end?: Place }
type Enough = (entries: readonly Entry[]) => boolean

/** So many rows of each beginning a search reads first of all: more than a page. */
export const FIRST_READ = 150
/**
 * Many rows are read at once, which is far quicker than one by one: a few at first, more when too few of them match. To read
 * the keys alone costs a third of reading the rows, so that keys are no short cut where two words are both frequent.
 */
const READ_COUNTS = [FIRST_READ, 600] as const
const MAX_READ = 600

/** @returns the first rows whose words have this beginning; fewer than `FIRST_READ` are all of them. */
export async function firstRows(db: Database, beginning: string): Promise<ContactRow[]> {
  return db.contacts.where('words').startsWith(beginning).limit(FIRST_READ).toArray()
}

/**
 * @returns entries whose word has this beginning, from the one after the word `after`, in the order of the index. `first` are
 * the first rows, where they were read before.
 */
export async function entriesAfterWord(
  db: Database,
  beginning: string,
  after: string | undefined,
  isEnough: Enough,
  first?: readonly ContactRow[],
): Promise<Walked> {
  let entries: Entry[] = []
  if (first !== undefined) {
    entries = withWords(first, beginning, after)
    if (first.length < FIRST_READ) return { entries }
    if (isEnough(entries)) return stoppedAt(entries)
  }
  for (const count of first === undefined ? READ_COUNTS : [MAX_READ]) {
    const rows = await db.contacts
      .where('words')
      .between(after ?? beginning, `${beginning}\uffff`, after === undefined, true)
      .limit(count)
      .toArray()
    entries = withWords(rows, beginning, after)
    if (rows.length < count) return { entries }
    if (isEnough(entries)) break
  }
  return stoppedAt(entries)
}

/** @returns the entries of the same word after `place`: the index cannot be entered there, but its ids are read quickly. */
export async function restOfWord(db: Database, { word, id }: Place, isEnough: Enough): Promise<Walked> {
  const ids = (await db.contacts.where('words').equals(word).primaryKeys()).filter((one) => one > id)
  const entries: Entry[] = []
  for (let at = 0; at < Math.min(ids.length, MAX_READ); at += READ_COUNTS[0]) {
    const rows = await db.contacts.bulkGet(ids.slice(at, at + READ_COUNTS[0]))
    entries.push(...rows.flatMap((row) => (row === undefined ? [] : [{ word, row }])))
    if (isEnough(entries)) return stoppedAt(entries)
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
