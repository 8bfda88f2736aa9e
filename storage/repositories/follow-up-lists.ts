import { now as clockNow } from '@/utils/clock'
import { MAX_KEY, MIN_KEY, type Source } from '../read/source'
import { DAY_MS } from '../limits'
import type { DueFollowUp } from '../protocol/follow-ups'
import type { Page } from '../protocol/shared'
import type { FollowUpRow } from '../rows'
import type { FollowUp } from '../schema/follow-up'
import { OPEN_FOLLOW_UPS } from '../count-keys'
import { read } from '../read/read'
import { readCount } from './counts'
import { parseCursor, toPage } from './cursors'
import { toBrief, toFollowUp } from './wire'

const MAX_ON_CARD = 20
const CANCELLED_ON_CARD_MS = 2 * DAY_MS
const CANCELLED_MS = 7 * DAY_MS
const MAX_CANCELLED = 50

/** @returns open follow-ups by their time, so overdue ones come first; `total` counts all open ones. */
export async function pageFollowUps(limit: number, cursor?: string): Promise<Page<DueFollowUp>> {
  return read(async (db) => {
    const after = cursor === undefined ? [MIN_KEY, MIN_KEY] : [...parseCursor(cursor, 2)]
    const rows = await db.followUps
      .where('[openAt+id]')
      .above(after)
      .limit(limit + 1)
      .toArray()
    const page = toPage(rows, limit, (row) => [row.dueAt, row.id])
    const shown = await withContacts(db, page.rows)
    return { ...page, rows: shown, total: await readCount(db, OPEN_FOLLOW_UPS) }
  })
}

/** @returns those that a reply has cancelled in the last seven days, newest first. */
export async function cancelledFollowUps(): Promise<DueFollowUp[]> {
  return read(async (db) => {
    const since = clockNow() - CANCELLED_MS
    const cancelled = db.followUps.where('cancelledAt').aboveOrEqual(since).reverse()
    return withContacts(db, await cancelled.limit(MAX_CANCELLED).toArray())
  })
}

/** @returns a contact's open follow-ups, the next one first. */
export async function openFollowUps(db: Source, contactId: string): Promise<FollowUp[]> {
  const rows = await openRows(db, contactId).limit(MAX_ON_CARD).toArray()
  return rows.map(toFollowUp)
}

/** @returns what a reply has cancelled of a contact's in the last two days, newest first. */
export async function cancelledOfContact(db: Source, contactId: string): Promise<FollowUp[]> {
  const since = clockNow() - CANCELLED_ON_CARD_MS
  const rows = await db.followUps.where('contactId').equals(contactId).toArray()
  return rows
    .filter(({ cancelledAt = 0 }) => cancelledAt >= since)
    .sort((a, b) => (b.cancelledAt ?? 0) - (a.cancelledAt ?? 0))
    .slice(0, MAX_ON_CARD)
    .map(toFollowUp)
}

/** @returns the rows of a contact's open follow-ups, the next one first. */
export function openRows(db: Source, contactId: string) {
  return db.followUps.where('[contactId+openAt]').between([contactId, MIN_KEY], [contactId, MAX_KEY])
}

/** @returns follow-ups with their contacts; without those whose contact is not there. */
export async function withContacts(db: Source, rows: readonly FollowUpRow[]): Promise<DueFollowUp[]> {
  const contacts = await db.contacts.bulkGet(rows.map(({ contactId }) => contactId))
  return rows.flatMap((row, at) => {
    const contact = contacts[at]
    return contact === undefined ? [] : [{ ...toFollowUp(row), contact: toBrief(contact) }]
  })
}
