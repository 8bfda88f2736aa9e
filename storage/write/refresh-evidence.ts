import { Dexie } from 'dexie'
import { dayOf, EVIDENCE_DAYS, evidenceOfDay, type Evidence } from '@/utils/scoring/evidence'
import type { Database } from '../database'
import { DAY_MS } from '../limits'
import type { Message } from '../schema/message'
import { standing, type TimedMessage } from '../derive/standing'
import { noteChange } from './announce'
import { isSame } from './paths'
import type { Transaction } from './transact'

/** For so many days a message may wait for an answer: what came on a day may tell something on those after it. */
const OPEN_DAYS = 7

type Span = { from: number; to: number }

/** Makes the marked days anew, of each contact only what changed. */
export async function refreshEvidence(tx: Transaction, now: number): Promise<void> {
  for (const [contactId, days] of tx.marks.days) {
    const changed = await refreshContact(tx, contactId, days, now)
    if (!changed) continue
    tx.marks.scores.add(contactId)
    tx.marks.rules.add(contactId)
    noteChange(tx.changes, 'evidence', contactId)
  }
}

/**
 * @returns what all messages of a contact tell that are not too old; they must be in the order of their times.
 */
export function evidenceOfAll(messages: readonly TimedMessage[], now: number): Evidence {
  const days = new Set(messages.map(({ at }) => dayOf(at)))
  const oldest = oldestDay(now)
  const spans = spansOf([...days].filter((day) => day >= oldest))
  return Object.assign(
    {},
    ...spans.map((span) => {
      const before = standing(messages.filter(({ at }) => isBefore(at, span)))
      return evidenceOfSpan(
        messages.filter(({ at }) => dayOf(at) >= span.from && dayOf(at) <= span.to),
        before,
        span,
      )
    }),
  ) as Evidence
}

async function refreshContact(
  tx: Transaction,
  contactId: string,
  marked: Set<number> | 'all',
  now: number,
): Promise<boolean> {
  const old = (await tx.db.evidence.get(contactId))?.days ?? {}
  const oldest = oldestDay(now)
  const kept = Object.entries(old).filter(([day]) => marked !== 'all' && Number(day) >= oldest)
  const days: Evidence = Object.fromEntries(kept)
  const spans =
    marked === 'all' ? await wholeSpan(tx.db, contactId, oldest) : spansOf(reached(marked, days, oldest))
  for (const span of spans) {
    for (let day = span.from; day <= span.to; day++) delete days[String(day)]
    const messages = await messagesIn(tx.db, contactId, span)
    Object.assign(days, evidenceOfSpan(messages, await standingBefore(tx.db, contactId, span), span))
  }
  if (isSame(old, days)) return false
  if (Object.keys(days).length === 0) await tx.db.evidence.delete(contactId)
  else await tx.db.evidence.put({ id: contactId, days })
  return true
}

function oldestDay(now: number): number {
  return dayOf(now) - EVIDENCE_DAYS + 1
}

/** The marked days, and those soon after them that have messages. */
function reached(marked: ReadonlySet<number>, days: Evidence, oldest: number): number[] {
  const found = new Set<number>()
  for (const day of marked) {
    if (day >= oldest) found.add(day)
    for (let later = Math.max(day + 1, oldest); later <= day + OPEN_DAYS; later++) {
      if (Object.hasOwn(days, String(later))) found.add(later)
    }
  }
  return [...found]
}

/** Days that lie so close together that their messages are read at once. */
function spansOf(days: readonly number[]): Span[] {
  const spans: Span[] = []
  for (const day of days.toSorted((a, b) => a - b)) {
    const last = spans.at(-1)
    if (last !== undefined && day - last.to <= OPEN_DAYS) last.to = day
    else spans.push({ from: day, to: day })
  }
  return spans
}

async function wholeSpan(db: Database, contactId: string, oldest: number): Promise<Span[]> {
  const inOrder = db.messages
    .where('[contactId+at]')
    .between([contactId, oldest * DAY_MS], [contactId, Dexie.maxKey])
  const first = await inOrder.first()
  const last = await inOrder.last()
  if (first?.at === undefined || last?.at === undefined) return []
  return [{ from: dayOf(first.at), to: dayOf(last.at) }]
}

async function messagesIn(db: Database, contactId: string, { from, to }: Span): Promise<TimedMessage[]> {
  const rows = await db.messages
    .where('[contactId+at]')
    .between([contactId, from * DAY_MS], [contactId, (to + 1) * DAY_MS], true, false)
    .toArray()
  return rows.filter(isTimed)
}

/** Reads backwards no further than it takes to know whose turn it was. */
async function standingBefore(db: Database, contactId: string, { from }: Span): Promise<TimedMessage[]> {
  const seen = new Set<string>()
  const rows = await db.messages
    .where('[contactId+at]')
    .between([contactId, (from - OPEN_DAYS) * DAY_MS], [contactId, from * DAY_MS], true, false)
    .reverse()
    .until(({ direction, kind }) => {
      if (direction !== 'unknown' && kind !== 'system') seen.add(direction)
      return seen.size === 2
    }, true)
    .toArray()
  return rows.filter(isTimed).toReversed()
}

function evidenceOfSpan(
  messages: readonly TimedMessage[],
  before: readonly TimedMessage[],
  { from, to }: Span,
): Evidence {
  const byDay = Map.groupBy ? groupedByDay(messages) : groupedByDay(messages)
  const days: Evidence = {}
  let open = before
  for (let day = from; day <= to; day++) {
    const own = byDay.get(day)
    if (own === undefined) continue
    const still = open.filter(({ at }) => dayOf(at) >= day - OPEN_DAYS)
    const evidence = evidenceOfDay(own, still)
    if (evidence !== undefined) days[String(day)] = evidence
    open = standing([...still, ...own])
  }
  return days
}

function groupedByDay(messages: readonly TimedMessage[]): Map<number, TimedMessage[]> {
  const groups = new Map<number, TimedMessage[]>()
  for (const message of messages) {
    const day = dayOf(message.at)
    const group = groups.get(day)
    if (group === undefined) groups.set(day, [message])
    else group.push(message)
  }
  return groups
}

function isBefore(at: number, { from }: Span): boolean {
  return dayOf(at) < from && dayOf(at) >= from - OPEN_DAYS
}

function isTimed(message: Message): message is Message & TimedMessage {
  return message.at !== undefined
}
