import { Dexie } from 'dexie'
import type { Evidence } from '@/utils/scoring/evidence'
import type { Database } from '../database'
import { type DaySpan, evidenceOfDays, oldestDay, OPEN_DAYS, spansOf } from '../derive/evidence-days'
import { untilTheirs } from '../derive/standing'
import { DAY_MS } from '../limits'
import type { Message } from '../schema/message'
import { noteChange } from './announce'
import { isSame } from './paths'
import type { Transaction } from './transaction'

/** Makes the marked days of messages anew, and marks the scores and rules that rest on them. */
export async function refreshEvidence(tx: Transaction, now: number): Promise<void> {
  for (const [contactId, days] of tx.marks.days) {
    if (!(await refreshDays(tx.db, contactId, days, oldestDay(now)))) continue
    tx.marks.scores.add(contactId)
    tx.marks.rules.add(contactId)
    noteChange(tx.changes, 'evidence', contactId)
  }
}

/** @returns whether anything is another than before. */
async function refreshDays(
  db: Database,
  contactId: string,
  marked: ReadonlySet<number> | 'all',
  oldest: number,
): Promise<boolean> {
  const old = (await db.evidence.get(contactId))?.days ?? {}
  const kept = Object.entries(old).filter(([day]) => marked !== 'all' && Number(day) >= oldest)
  const days: Evidence = Object.fromEntries(kept)
  const spans =
    marked === 'all' ? [{ from: oldest, to: Infinity }] : spansOf(daysToMake(marked, days, oldest))
  for (const span of spans) {
    for (const day of Object.keys(days)) if (isWithin(Number(day), span)) delete days[day]
    const before = await standingBefore(db, contactId, span)
    Object.assign(days, evidenceOfDays(await messagesIn(db, contactId, span), before))
  }
  if (isSame(old, days)) return false
  if (Object.keys(days).length === 0) await db.evidence.delete(contactId)
  else await db.evidence.put({ id: contactId, days })
  return true
}

/** The marked days, and those soon after them that have messages. */
function daysToMake(marked: ReadonlySet<number>, days: Evidence, oldest: number): Set<number> {
  const found = new Set<number>()
  for (const day of marked) {
    if (day >= oldest) found.add(day)
    for (let later = Math.max(day + 1, oldest); later <= day + OPEN_DAYS; later++) {
      if (Object.hasOwn(days, String(later))) found.add(later)
    }
  }
  return found
}

function isWithin(day: number, { from, to }: DaySpan): boolean {
  return day >= from && day <= to
}

async function messagesIn(db: Database, contactId: string, { from, to }: DaySpan): Promise<TimedMessage[]> {
  const end = to === Infinity ? Dexie.maxKey : (to + 1) * DAY_MS
  const rows = await db.messages
    .where('[contactId+at]')
    .between([contactId, from * DAY_MS], [contactId, end], true, false)
    .toArray()
  return rows.filter(isTimed)
}

/** Reads backwards no further than it takes to know whose turn it was. */
async function standingBefore(db: Database, contactId: string, { from }: DaySpan): Promise<TimedMessage[]> {
  const isEnough = untilTheirs()
  const rows = await db.messages
    .where('[contactId+at]')
    .between([contactId, (from - OPEN_DAYS) * DAY_MS], [contactId, from * DAY_MS], true, false)
    .reverse()
    .until((message) => isTimed(message) && isEnough(message))
    .toArray()
  return rows.filter(isTimed).toReversed()
}

type TimedMessage = Message & { at: number }

function isTimed(message: Message): message is TimedMessage {
  return message.at !== undefined
}
