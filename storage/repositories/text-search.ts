import { queryWordsOf } from '@/utils/text/words'
import type { Database } from '../database'
import type { Page } from '../protocol/shared'
import type { ShownText } from '../protocol/texts'
import type { StoredTextRow } from '../rows'
import { readSettings } from '../settings'
import { isSensitive } from '../texts/sensitive'
import { snapshot } from '../write/snapshot'
import { parseCursor, toPage } from './cursors'
import { shownTexts } from './texts'

type Found = ShownText & { contactName: string }
type Query = { search: string; contactId?: string | undefined; limit: number; cursor?: string | undefined }

/** So many texts with one word are looked at. */
const MAX_LOOKED = 2_000

/**
 * @returns texts that hold the beginnings of all words of a search, newest first; never sensitive ones. Of a word that is
 * in very many texts, only so many are looked at.
 */
export async function searchTexts({ search, contactId, limit, cursor }: Query): Promise<Page<Found>> {
  const asked = queryWordsOf(search)
  const { sensitiveWords } = await readSettings()
  const [at = Infinity, before = ''] = cursor === undefined ? [] : parseCursor(cursor, 2)
  const isFound = (row: StoredTextRow): boolean =>
    row.text !== undefined &&
    (contactId === undefined || row.contactId === contactId) &&
    asked.every((beginning) => row.words?.some((word) => word.startsWith(beginning))) &&
    !isSensitive(row.text, sensitiveWords)
  const { page, names } = await snapshot(async (db) => {
    const rows = (await rowsWith(db, asked)).filter(isFound)
    const contacts = await db.contacts.bulkGet([...new Set(rows.map((row) => row.contactId))])
    const names = new Map(
      contacts.flatMap((row) =>
        row === undefined || row.deletedAt !== undefined ? [] : [[row.id, row.name] as const],
      ),
    )
    const sorted = rows
      .filter((row) => names.has(row.contactId))
      .sort((a, b) => timeOf(b) - timeOf(a) || (a.id < b.id ? 1 : -1))
    const rest = sorted.filter((row) => timeOf(row) < Number(at) || (timeOf(row) === at && row.id < before))
    return { page: toPage(rest, limit, (row) => [timeOf(row), row.id]), names }
  })
  const shown = await shownTexts(page.rows)
  return { ...page, rows: shown.map((row) => ({ ...row, contactName: names.get(row.contactId) ?? '' })) }
}

/** By the longest word: it is in the fewest texts. */
async function rowsWith(db: Database, asked: readonly string[]): Promise<StoredTextRow[]> {
  const [longest] = asked.toSorted((a, b) => b.length - a.length)
  if (longest === undefined) return []
  return db.texts.where('words').startsWith(longest).limit(MAX_LOOKED).distinct().toArray()
}

function timeOf({ at = 0 }: StoredTextRow): number {
  return at
}
