import { nextOccurrence } from '@/utils/follow-ups/recurrence'
import { MINUTE_MS } from '../limits'
import type { FieldValues, FollowUpRow } from '../rows'
import type { Activity, Message } from '../schema/message'
import type { Change } from '../write/change'
import { mutate, type Part } from '../write/mutate'
import type { Transaction } from '../write/transaction'
import { armedFor, goneOn } from './follow-up-changes'
import { openRows } from './follow-up-lists'
import { IMPORTED } from './imported-messages'

/** A message that was seen: from whom, when it came, since when it is known here (epoch ms), and its id where there is one. */
export type Contacted = {
  direction: Message['direction']
  at: number
  knownSince: number
  messageId?: string
}

/** Names in the history what a message did to follow-ups. */
export const REPLIED = 'followUps.replied'
const SECOND_MS = 1_000

/**
 * A message came, or went out. One from the customer cancels what waited for no reply, or moves it on to its next time;
 * any message moves what is reset on contact a whole interval away from it. It goes into the history: the page may be
 * wrong, and the person can take it back.
 * @param part of an action that is taken back as a whole, this with it.
 */
export async function followContact(
  tx: Transaction,
  contactId: string,
  contacts: readonly Contacted[],
  now: number,
  part: Part = {},
): Promise<void> {
  await followRows(tx, await openRows(tx.db, contactId).toArray(), contacts, now, part)
}

/** The same for these of the contact's open follow-ups alone. */
export async function followRows(
  tx: Transaction,
  rows: readonly FollowUpRow[],
  contacts: readonly Contacted[],
  now: number,
  part: Part = {},
): Promise<void> {
  const told = contacts
    .filter(({ direction }) => direction !== 'unknown')
    .map((one) => ({ ...one, at: Math.min(one.at, now) }))
    .sort((a, b) => b.at - a.at)
  // Who only looks on cancels nothing: the browsers of those who do see the same message.
  if (told.length === 0 || tx.role === 'viewer') return
  const changes: Change[] = []
  for (const row of rows) {
    const set = answered(row, told, now)
    if (set !== undefined) changes.push({ table: 'followUps', id: row.id, set })
  }
  if (changes.length > 0) await mutate(changes, REPLIED, part)
}

/** @returns what a sighting of a chat's last message tells that was not known; undefined when that is nothing. */
export function contactSeen(
  old: Activity | undefined,
  seen: Pick<Activity, 'lastAt' | 'lastDirection' | 'unread'>,
  now: number,
): Contacted | undefined {
  const { lastAt, lastDirection, unread } = seen
  if (lastAt === undefined) return undefined
  const contacted = { direction: lastDirection, at: lastAt, knownSince: now }
  if (old?.lastAt === undefined) return contacted
  const minutes = minuteOf(lastAt) - minuteOf(old.lastAt)
  if (minutes !== 0) return minutes > 0 ? contacted : undefined
  // Within one minute the times need not tell: one of them may be cut.
  const isOther = lastDirection !== old.lastDirection && lastDirection !== 'unknown'
  return lastAt > old.lastAt || unread > old.unread || isOther ? contacted : undefined
}

function answered(row: FollowUpRow, told: readonly Contacted[], now: number): FieldValues | undefined {
  if (row.condition === 'regardless') return undefined
  const last = told.find(
    (one) => (row.condition === 'reset-on-contact' || one.direction === 'in') && isSince(one, row),
  )
  if (last === undefined) return undefined
  if (row.condition === 'reset-on-contact') return resetFrom(row, last.at)
  const next = goneOn(row, Math.max(last.at, row.dueAt))
  return next?.set ?? { state: 'done', doneAt: now, outcome: 'replied' }
}

/**
 * Whether a message came after the follow-up was set. Times on the screen are cut to the minute, those of the page to
 * the second: within that, a message counts when it was not known before. One of an exported chat may be what was on the
 * screen then, without its id: it counts from the next minute, or second, on.
 */
function isSince({ at, knownSince, messageId }: Contacted, { armedAt, onScreen }: FollowUpRow): boolean {
  if (knownSince <= armedAt) return false
  if (messageId !== undefined && onScreen?.includes(messageId) === true) return false
  if (messageId?.startsWith(IMPORTED) === true) return at > armedAt
  return at + precisionOf(at) > armedAt
}

function precisionOf(at: number): number {
  if (at % MINUTE_MS === 0) return MINUTE_MS
  return at % SECOND_MS === 0 ? SECOND_MS : 1
}

/** One that was put off for longer stays where the person put it. */
function resetFrom({ rule, dueAt, timeZone }: FollowUpRow, at: number): FieldValues | undefined {
  const nextAt = rule === undefined ? undefined : nextOccurrence(rule, at, at, timeZone)
  return nextAt === undefined || nextAt <= dueAt ? undefined : { ...armedFor(nextAt), startsAt: at }
}

function minuteOf(at: number): number {
  return Math.floor(at / MINUTE_MS)
}
