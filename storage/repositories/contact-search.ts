import type { Database } from '../database'
import type { Page } from '../protocol/ui'
import type { ContactRow } from '../rows'
import type { ContactBrief } from '../schema/contact'
import type { ContactQuery } from './contact-query'
import { idPage, sortedPage } from './search-pages'
import { commonIds, idsOfWords } from './search-ids'
import { walkMatches } from './search-walk'
import { toBrief } from './wire'

/** Up to so many matches are read at once and put in order; more are listed in an order their index gives. */
const MAX_SORTED = 400

/**
 * Finds contacts by the beginnings of their words. The longest group of words is looked up in the index. When it finds
 * few, the rest is checked on their rows; when it finds many, the ids of the other groups narrow them first.
 */
export async function searchContacts(
  db: Database,
  query: ContactQuery,
  groups: readonly string[][],
): Promise<Page<ContactBrief>> {
  const page = await findRows(db, query, groups)
  return { ...page, rows: page.rows.map(toBrief) }
}

async function findRows(
  db: Database,
  query: ContactQuery,
  groups: readonly string[][],
): Promise<Page<ContactRow>> {
  const [first = []] = groups
  const matches = (row: ContactRow): boolean =>
    (query.tagId === undefined || Object.hasOwn(row.tags, query.tagId)) &&
    groups.every((group) => hasWord(row, group))
  const few = await idsOfWords(db, first, MAX_SORTED)
  if (few !== undefined) return sortedPage(await db.contacts.bulkGet(few), matches, query)
  const isOneWord = groups.length === 1 && query.tagId === undefined
  const common = isOneWord ? undefined : await commonIds(db, groups, query.tagId)
  if (common === undefined) return walkMatches(db, first, matches, query)
  if (common.length > MAX_SORTED) return idPage(db, common, matches, query)
  return sortedPage(await db.contacts.bulkGet(common), matches, query)
}

function hasWord(row: ContactRow, beginnings: readonly string[]): boolean {
  return (row.words ?? []).some((word) => beginnings.some((beginning) => word.startsWith(beginning)))
}
