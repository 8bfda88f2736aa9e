import { Dexie } from 'dexie'
import type { Database } from '../database'
import { attentionOf } from '../derive/attention'
import type { AttentionRow, ContactRow, FollowUpRow } from '../rows'
import { isSame } from './paths'

/**
 * Brings what the list of today asks of these contacts up to date, in the transaction in which something changed.
 * `ownId`: as whom; undefined without a team.
 */
export async function refreshAttention(
  db: Database,
  contactIds: Iterable<string>,
  ownId?: string,
): Promise<void> {
  const ids = [...contactIds]
  if (ids.length === 0) return
  const contacts = await db.contacts.bulkGet(ids)
  const activities = await db.activity.bulkGet(ids)
  const olds = await db.attention.bulkGet(ids)
  const followUps = await nextFollowUps(db, contacts)
  const rows: AttentionRow[] = []
  const gone: string[] = []
  for (const [at, id] of ids.entries()) {
    const contact = contacts[at]
    const row = contact && attentionOf(contact, activities[at], followUps.get(id), ownId)
    if (row === undefined) gone.push(...(olds[at] === undefined ? [] : [id]))
    else if (!isSame(row, olds[at])) rows.push(row)
  }
  if (gone.length > 0) await db.attention.bulkDelete(gone)
  if (rows.length > 0) await db.attention.bulkPut(rows)
}

/** By contact, of those that have one: their rows know, so that the others need no search. */
async function nextFollowUps(
  db: Database,
  contacts: readonly (ContactRow | undefined)[],
): Promise<Map<string, FollowUpRow>> {
  const found = new Map<string, FollowUpRow>()
  const having = contacts.filter((contact) => contact?.nextFollowUpAt !== undefined)
  const firsts = having
    .flatMap((contact) => contact ?? [])
    .map(({ id }) =>
      db.followUps.where('[contactId+openAt]').between([id, Dexie.minKey], [id, Dexie.maxKey]).first(),
    )
  for (const first of await Promise.all(firsts)) if (first !== undefined) found.set(first.contactId, first)
  return found
}
