import { Dexie, type Collection } from 'dexie'
import type { Database } from '../database'
import { DAY_MS } from '../limits'
import type { TimelineEntry } from '../protocol/customers'
import type { Page } from '../protocol/shared'
import type { ContactEvent } from '../schema/event'
import { snapshot } from '../write/snapshot'
import { parseCursor, toPage } from './cursors'
import { ordersUpTo } from './order-lists'
import { toFollowUp, toNote, toOrder } from './wire'

/** Entries before this place are asked for, `limit` at most. */
type Ask = { contactId: string; before: Place | undefined; limit: number }
type Place = { at: number; id: string }

/** @returns what happened with a contact, newest first. */
export async function pageTimeline(
  contactId: string,
  limit: number,
  cursor?: string,
): Promise<Page<TimelineEntry>> {
  const [at = 0, id = ''] = cursor === undefined ? [] : parseCursor(cursor, 2)
  const before = cursor === undefined ? undefined : { at: Number(at), id: String(id) }
  const ask: Ask = { contactId, before, limit: limit + 1 }
  return snapshot(async (db) => {
    const lanes = await Promise.all(
      [noteEntries, followUpEntries, orderEntries, eventEntries, dayEntries].map((lane) => lane(db, ask)),
    )
    const entries = lanes.flat().sort((a, b) => b.at - a.at || (a.id < b.id ? 1 : -1))
    return toPage(entries, limit, (entry) => [entry.at, entry.id])
  })
}

async function noteEntries(db: Database, { contactId, before, limit }: Ask): Promise<TimelineEntry[]> {
  const end = before === undefined ? [Dexie.maxKey] : [before.at, before.id]
  const rows = await db.notes
    .where('[contactId+liveAt+id]')
    .between([contactId, Dexie.minKey], [contactId, ...end], true, false)
    .reverse()
    .limit(limit)
    .toArray()
  return rows.map((row) => ({ id: row.id, at: row.createdAt, kind: 'note', note: toNote(row) }))
}

/** One that is over stands where it ended, one that is open where it was set. */
async function followUpEntries(db: Database, { contactId, before, limit }: Ask): Promise<TimelineEntry[]> {
  const rows = await db.followUps.where('contactId').equals(contactId).toArray()
  const entries = rows
    .filter(({ deletedAt }) => deletedAt === undefined)
    .map((row): TimelineEntry => {
      const at = row.state === 'done' ? (row.doneAt ?? row.updatedAt) : row.createdAt
      return { id: row.id, at, kind: 'follow-up', followUp: toFollowUp(row) }
    })
  return newest(entries, before, limit)
}

async function orderEntries(db: Database, { contactId, before, limit }: Ask): Promise<TimelineEntry[]> {
  const rows = await upTo(ordersUpTo(db, contactId, before?.at), before, limit)
  return rows.map((row) => ({ id: row.id, at: row.at, kind: 'order', order: toOrder(row) }))
}

async function eventEntries(db: Database, { contactId, before, limit }: Ask): Promise<TimelineEntry[]> {
  const all = db.events
    .where('[contactId+at]')
    .between([contactId, Dexie.minKey], [contactId, before?.at ?? Dexie.maxKey], true, true)
    .reverse()
  const gone = await removedDeals(db, contactId)
  const shown = all.filter(({ what }) => what.kind !== 'deal' || !gone.has(what.dealId))
  const rows = await upTo(shown, before, limit)
  return rows.map(({ id, at, what }) => ({ id, at, kind: 'event', what }))
}

/** What is told of a deal goes into the trash with it, and comes back with it. */
async function removedDeals(db: Database, contactId: string): Promise<Set<string>> {
  const deals = await db.deals.where('contactId').equals(contactId).toArray()
  return new Set(deals.flatMap(({ id, deletedAt }) => (deletedAt === undefined ? [] : [id])))
}

async function dayEntries(db: Database, { contactId, before, limit }: Ask): Promise<TimelineEntry[]> {
  const days = (await db.evidence.get(contactId))?.days ?? {}
  const entries = Object.entries(days).map(([day, evidence]): TimelineEntry => {
    // Noon in UTC is the same day nearly everywhere.
    const at = Number(day) * DAY_MS + DAY_MS / 2
    return { id: `day:${day}`, at, kind: 'messages', in: evidence.in, out: evidence.out }
  })
  return newest(entries, before, limit)
}

function newest(entries: TimelineEntry[], before: Place | undefined, limit: number): TimelineEntry[] {
  return entries
    .filter((entry) => isBefore(entry, before))
    .sort((a, b) => b.at - a.at || (a.id < b.id ? 1 : -1))
    .slice(0, limit)
}

async function upTo<Row extends Pick<ContactEvent, 'id' | 'at'>>(
  rows: Collection<Row, string>,
  before: Place | undefined,
  limit: number,
): Promise<Row[]> {
  return rows
    .filter((row) => isBefore(row, before))
    .limit(limit)
    .toArray()
}

function isBefore(one: Place, before: Place | undefined): boolean {
  return before === undefined || one.at < before.at || (one.at === before.at && one.id < before.id)
}
