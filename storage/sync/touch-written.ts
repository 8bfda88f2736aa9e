import type { FollowUpRow, NoteRow, RowOf, UserTable } from '../rows'
import { getRows, type Put, putRows } from '../write/put-row'
import type { Transaction } from '../write/transaction'

/** What was put into each table. */
export type Written = Map<UserTable, readonly Put[]>
type Contact = RowOf<'contacts'>

/** Brings what contacts keep of their notes and follow-ups up to date: nobody did it who wrote them elsewhere. */
export async function touchWritten(tx: Transaction, written: Written): Promise<void> {
  const fresh = (written.get('contacts') ?? []).flatMap(({ fields, old }) =>
    old === undefined ? [String(fields['id'])] : [],
  )
  const belonging = [...(written.get('notes') ?? []), ...(written.get('followUps') ?? [])]
  const owners = belonging.flatMap(({ fields, old }) => [
    fields['contactId'],
    old && 'contactId' in old && old.contactId,
  ])
  const ids = [...new Set([...fresh, ...owners.filter((id) => typeof id === 'string')])]
  if (ids.length === 0) return
  const notes = await tx.db.notes.where('contactId').anyOf(ids).toArray()
  const followUps = await tx.db.followUps.where('contactId').anyOf(ids).toArray()
  const activity = latest([...notes, ...followUps])
  const next = soonest(followUps)
  const contacts = (await getRows(tx, 'contacts', ids)) as (Contact | undefined)[]
  const puts = contacts.flatMap((old): Put[] => {
    const fields = old && touched(old, activity.get(old.id), next.get(old.id))
    return fields === undefined ? [] : [{ fields, old }]
  })
  if (puts.length > 0) await putRows(tx, 'contacts', puts)
}

function touched(old: Contact, activityAt = 0, next: number | undefined): Contact | undefined {
  const { nextFollowUpAt: _, ...rest } = old
  const isNewer = activityAt > (old.activityAt ?? 0)
  if (!isNewer && next === old.nextFollowUpAt) return undefined
  return { ...rest, ...(next !== undefined && { nextFollowUpAt: next }), ...(isNewer && { activityAt }) }
}

function latest(rows: readonly (NoteRow | FollowUpRow)[]): Map<string, number> {
  const found = new Map<string, number>()
  for (const { contactId, createdAt } of rows) {
    found.set(contactId, Math.max(found.get(contactId) ?? 0, createdAt))
  }
  return found
}

function soonest(rows: readonly FollowUpRow[]): Map<string, number> {
  const found = new Map<string, number>()
  for (const { contactId, openAt } of rows) {
    if (openAt !== undefined) found.set(contactId, Math.min(found.get(contactId) ?? openAt, openAt))
  }
  return found
}
