import type { ContactRow } from '../rows'
import type { Key } from './cursors'

/** 'heat': the hottest first. */
export type ContactSort = 'name' | 'recent' | 'heat'

/** One page of the contact list. `limit` counts rows. */
export type ContactQuery = {
  search: string
  tagId?: string | undefined
  sort: ContactSort
  /** In a team: those of this person (null: that are nobody's), or one's own and those that are nobody's. */
  ownerId?: string | null | undefined
  mine?: true | undefined
  /** The keys of those owners. */
  ownerKeys?: readonly string[]
  cursor?: string | undefined
  limit: number
}

/** @returns where a contact stands in an order. */
export function sortKeyOf(row: ContactRow, sort: ContactSort): Key {
  const keys = { name: row.nameKey ?? '', recent: row.recency ?? 0, heat: row.heatKey ?? 0 }
  return [keys[sort], row.id]
}
