import type { ContactRow } from '../rows'
import type { Key } from './cursors'

/** One page of the contact list. `limit` counts rows. */
export type ContactQuery = {
  search: string
  tagId?: string | undefined
  sort: 'name' | 'recent'
  cursor?: string | undefined
  limit: number
}

/** @returns where a contact stands in an order. */
export function sortKeyOf(row: ContactRow, sort: 'name' | 'recent'): Key {
  return [sort === 'name' ? (row.nameKey ?? '') : (row.recency ?? 0), row.id]
}
