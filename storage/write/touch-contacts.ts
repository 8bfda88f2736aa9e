import { Dexie } from 'dexie'
import type { HistoryChange, RowOf } from '../rows'
import { getRow, putRow } from './put-row'
import type { Transaction } from './transact'

/** Brings what a contact's row keeps about its notes and follow-ups up to date after `changes`. */
export async function touchContacts(
  tx: Transaction,
  changes: readonly HistoryChange[],
  now: number,
): Promise<void> {
  const touched = changes.filter(({ table }) => table === 'notes' || table === 'followUps')
  for (const contactId of new Set(touched.flatMap(contactIdsOf))) {
    const isNew = touched.some((change) => change.contactId === contactId && change.kind === 'create')
    await touchContact(tx, contactId, isNew ? now : undefined)
  }
}

/** Both, when it moved from one to another. */
function contactIdsOf(change: HistoryChange): string[] {
  const moved = change.kind === 'set' ? [change.before['contactId'], change.after['contactId']] : []
  return [change.contactId, ...moved].filter((id) => typeof id === 'string')
}

/** Sets a contact's next follow-up and, when given, its last activity. Derived: no history, no `updatedAt`. */
export async function touchContact(tx: Transaction, contactId: string, activityAt?: number): Promise<void> {
  const old = (await getRow(tx, 'contacts', contactId)) as RowOf<'contacts'> | undefined
  if (old === undefined) return
  const next = await nextFollowUpAt(tx, contactId)
  const { nextFollowUpAt: _, ...rest } = old
  const row: RowOf<'contacts'> = { ...rest, ...(next !== undefined && { nextFollowUpAt: next }) }
  if (activityAt !== undefined && activityAt > (old.activityAt ?? 0)) row.activityAt = activityAt
  if (row.activityAt === old.activityAt && row.nextFollowUpAt === old.nextFollowUpAt) return
  await putRow(tx, 'contacts', row, old)
}

async function nextFollowUpAt(tx: Transaction, contactId: string): Promise<number | undefined> {
  const first = await tx.db.followUps
    .where('[contactId+openAt]')
    .between([contactId, Dexie.minKey], [contactId, Dexie.maxKey])
    .first()
  return first?.dueAt
}
