import { MINUTE_MS } from '../limits'
import type { Activity, Message } from '../schema/message'

/** Who is waiting for whom; times are epoch ms. */
export type Conversation = Pick<Activity, 'waitingSince' | 'waitingCount' | 'lastInAt' | 'lastOutAt'>

type Known = Pick<Activity, 'lastAt' | 'lastDirection' | 'unread' | 'asOf'> & Conversation

/** While looks at a chat follow each other so closely, nothing between them was missed. */
const WATCHED_MS = 120_000

/**
 * @returns what message records tell, newest first: since which of their messages the customer waits, and how many have
 * come since the last answer.
 */
export function conversationOf(
  messages: readonly Pick<Message, 'at' | 'direction' | 'kind'>[],
): Conversation {
  const told = messages.filter(({ direction, kind }) => direction !== 'unknown' && kind !== 'system')
  const lastInAt = told.find(({ direction }) => direction === 'in')?.at
  const lastOutAt = told.find(({ direction }) => direction === 'out')?.at
  const times = { ...(lastInAt !== undefined && { lastInAt }), ...(lastOutAt !== undefined && { lastOutAt }) }
  const answer = told.findIndex(({ direction }) => direction === 'out')
  const waiting = answer < 0 ? told : told.slice(0, answer)
  if (lastInAt === undefined || waiting.length === 0) return times
  return { ...times, waitingSince: waiting.at(-1)?.at ?? lastInAt, waitingCount: waiting.length }
}

/**
 * @returns the same from what a list of chats tells: the last message alone, and how many are unread. What was known
 * before stays as far as it may still hold; who waits is rather said to wait for too long than not at all.
 */
export function conversationAfter(
  old: Known | undefined,
  next: Pick<Known, 'lastAt' | 'lastDirection' | 'unread'>,
  now: number,
): Conversation {
  const { lastInAt, lastOutAt } = old ?? {}
  const times = { ...(lastInAt !== undefined && { lastInAt }), ...(lastOutAt !== undefined && { lastOutAt }) }
  if (next.lastAt === undefined) return times
  const isNew = isNewer(old, next)
  if (next.lastDirection === 'out') return { ...times, lastOutAt: next.lastAt }
  if (next.lastDirection === 'unknown') return isNew ? times : { ...times, ...waitingOf(old) }
  const since = old?.waitingSince ?? next.lastAt
  return {
    ...times,
    lastInAt: next.lastAt,
    waitingSince: since,
    waitingCount: countOf(old, next, isNew, now),
  }
}

/** Whether a sighting tells of another message than the one before. */
function isNewer(old: Known | undefined, next: Pick<Known, 'lastAt' | 'unread'>): boolean {
  const [before = 0, after = 0] = [old?.lastAt, next.lastAt]
  if (old === undefined || before === 0 || next.unread > old.unread) return true
  // The same message, first with the time on the screen, which is cut to the minute, then with that of the page.
  if (before % MINUTE_MS === 0 && after < before + MINUTE_MS) return false
  return after > before
}

function countOf(
  old: Known | undefined,
  { unread }: Pick<Known, 'unread'>,
  isNew: boolean,
  now: number,
): number {
  const least = Math.max(1, unread)
  if (old?.waitingSince === undefined) return least
  const count = old.waitingCount ?? 1
  if (!isNew) return Math.max(count, unread)
  if (unread > old.unread) return Math.max(count + unread - old.unread, least)
  // Fewer unread ones than before were read in between, and perhaps answered when nobody looked.
  return now - old.asOf <= WATCHED_MS ? count + 1 : least
}

function waitingOf(old: Known | undefined): Conversation {
  if (old?.waitingSince === undefined) return {}
  return {
    waitingSince: old.waitingSince,
    ...(old.waitingCount !== undefined && { waitingCount: old.waitingCount }),
  }
}
