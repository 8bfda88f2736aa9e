import type { Table } from 'dexie'
import type { Database } from '../database'
import type { ExportedContact } from '../protocol/data'
import type { ContactRow, DealRow, FollowUpRow, NoteRow, OrderRow } from '../rows'
import type { Alias } from '../schema/alias'
import { byContact } from '../write/by-contact'
import { liveTags } from './tag-lists'
import { toContact, toDeal, toFollowUp, toNote, toOrder } from './wire'

type Owned = { contactId: string; deletedAt?: number | undefined }

/**
 * @returns what belongs to contacts, read for all of them at once.
 * @param isDense they follow one another in the order of their ids, so that what is theirs does too.
 */
export async function exportedContacts(
  db: Database,
  rows: readonly ContactRow[],
  isDense: boolean,
): Promise<ExportedContact[]> {
  const ids = rows.map(({ id }) => id)
  const own = async <Row extends Owned>(table: Table<Row, string>): Promise<Map<string, Row[]>> => {
    const index = table.where('contactId')
    const found = isDense ? index.between(ids[0], ids.at(-1), true, true) : index.anyOf(ids)
    const live = (await found.toArray()).filter(({ deletedAt }) => deletedAt === undefined)
    return byContact(live)
  }
  if (ids.length === 0) return []
  const [tags, notes, followUps, deals, orders, aliases, activity] = await Promise.all([
    liveTags(db),
    own<NoteRow>(db.notes),
    own<FollowUpRow>(db.followUps),
    own<DealRow>(db.deals),
    own<OrderRow>(db.orders),
    own<Alias>(db.aliases),
    db.activity.bulkGet(ids),
  ])
  const names = new Map(tags.map(({ id, name }) => [id, name]))
  return rows.map((row, at) => {
    const lastAt = activity[at]?.lastAt
    return {
      contact: toContact(row),
      tags: Object.keys(row.tags).flatMap((tagId) => names.get(tagId) ?? []),
      phones: phonesOf(row, aliases.get(row.id)),
      notes: (notes.get(row.id) ?? []).map(toNote).toSorted(byCreation),
      followUps: (followUps.get(row.id) ?? []).map(toFollowUp).toSorted(byCreation),
      deals: (deals.get(row.id) ?? []).map(toDeal).toSorted(byCreation),
      orders: (orders.get(row.id) ?? []).map(toOrder).toSorted(byCreation),
      ...(lastAt !== undefined && { lastAt }),
    }
  })
}

/** The number of its card first. */
function phonesOf({ phone }: ContactRow, aliases: readonly Alias[] = []): string[] {
  const numbers = aliases.filter(({ kind }) => kind === 'phone').map(({ value }) => value)
  return [...new Set([...(phone === undefined ? [] : [phone]), ...numbers])]
}

function byCreation(a: { createdAt: number }, b: { createdAt: number }): number {
  return a.createdAt - b.createdAt
}
