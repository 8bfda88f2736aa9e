import type { ContactRow } from '../rows'
import { type ContactQuery, sortKeyOf } from './contact-query'

const CHUNK = 500

/** @returns the rows of a list that are of a kind no index has, one more than the limit; read a chunk at a time. */
export async function walkList(
  read: (part: ContactQuery) => Promise<ContactRow[]>,
  isListed: (row: ContactRow) => boolean,
  query: ContactQuery,
): Promise<ContactRow[]> {
  const found: ContactRow[] = []
  for (let { cursor } = query; ;) {
    const rows = await read({ ...query, cursor, limit: CHUNK })
    found.push(...rows.filter(isListed))
    const last = rows.at(-1)
    if (last === undefined || rows.length <= CHUNK || found.length > query.limit)
      return found.slice(0, query.limit + 1)
    cursor = JSON.stringify(sortKeyOf(last, query.sort))
  }
}
