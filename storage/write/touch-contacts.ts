import { Dexie } from 'dexie'
import type { HistoryChange, RowOf } from '../rows'
import { getRows, type Put, putRows } from './put-row'
import type { Transaction } from './transaction'

/** Brings what a contact's row keeps about its notes and follow-ups up to date after `changes`. */
export async function touchContacts(
  tx: Transaction,
  changes: readonly HistoryChange[],
  now: number,
): Promise<void> {
  const touched = changes.filter(({ table }) => table === 'notes' || table === 'followUps')
  if (touched.length === 0) return
  const planned = new Set(touched.filter(({ table }) => table === 'followUps').flatMap(contactIdsOf))
  const made = touched.filter(({ kind }) => kind === 'create').map(({ contactId }) => contactId)
  await touch(tx, [...new Set(touched.flatMap(contactIdsOf))], planned, new Set(made), now)
}

/** Sets a contact's next follow-up and, when given, its last activity. Derived: no history, no `updatedAt`. */
export async function touchContact(tx: Transaction, contactId: string, activityAt?: number): Promise<void> {
  const id = new Set([contactId])
  await touch(tx, [contactId], id, activityAt === undefined ? new Set() : id, activityAt ?? 0)
}

/** Both, when it moved from one to another. */
function contactIdsOf(change: HistoryChange): string[] {
  const moved = change.kind === 'set' ? [change.before['contactId'], change.after['contactId']] : []
  return [change.contactId, ...moved].filter((id) => typeof id === 'string')
}

/** `planned`: whose follow-ups may be others; `active`: of whom something new was written. */
async function touch(
  tx: Transaction,
  contactIds: readonly string[],
  planned: ReadonlySet<string>,
  active: ReadonlySet<string | undefined>,
  activityAt: number,
): Promise<void> {
  const rows = (await getRows(tx, 'contacts', contactIds)) as (RowOf<'contacts'> | undefined)[]
  const puts: Put[] = []
  for (const old of rows) {
    if (old === undefined) continue
    const next = planned.has(old.id) ? await nextFollowUpAt(tx, old.id) : old.nextFollowUpAt
    const { nextFollowUpAt: _, ...rest } = old
    const row: RowOf<'contacts'> = { ...rest, ...(next !== undefined && { nextFollowUpAt: next }) }
    if (active.has(old.id) && activityAt > (old.activityAt ?? 0)) row.activityAt = activityAt
    if (row.activityAt === old.activityAt && row.nextFollowUpAt === old.nextFollowUpAt) continue
    puts.push({ fields: row, old })
  }
  await putRows(tx, 'contacts', puts)
}

async function nextFollowUpAt(tx: Transaction, contactId: string): Promise<number | undefined> {
  const first = await tx.db.followUps
    .where('[contactId+openAt]')
    .between([contactId, Dexie.minKey], [contactId, Dexie.maxKey])
    .first()
  return first?.dueAt
}
