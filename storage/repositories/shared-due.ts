import { noticeIdOf } from '@/utils/follow-ups/notices'
import { MINUTE_MS } from '../limits'
import type { FieldValues, FollowUpRow } from '../rows'

// In a team a follow-up falls due on several devices at once, and one of them shows it.

/** What the devices agreed on, by `noticeIdOf`: which were asked about, and which of these another device shows. */
export type Agreed = { asked: ReadonlySet<string>; elsewhere: ReadonlySet<string> }

/**
 * - ours: it is shown here
 * - theirs: another device shows it
 * - over: another device has shown it
 * - later: it fell due since the devices were asked
 */
export type Share = 'ours' | 'theirs' | 'over' | 'later'

/** So long the news that another device has shown it may take. */
const LEFT_FOR_MS = MINUTE_MS

/** @returns who shows a follow-up that is due; without `agreed` nobody else was reached. Better twice than never. */
export function shareOf(row: FollowUpRow, agreed: Agreed | undefined): Share {
  if (row.state === 'fired') return 'over'
  if (agreed === undefined) return 'ours'
  const noticeId = noticeIdOf(row)
  if (agreed.elsewhere.has(noticeId)) return 'theirs'
  return agreed.asked.has(noticeId) ? 'ours' : 'later'
}

type When = Pick<FollowUpRow, 'dueAt' | 'leftUntil'>
/** What the server says to whoever asks for one. `fence`: how many have had it, one after the other; each for five seconds. */
export type Offer = { isYours: boolean; fence: number }

/**
 * @returns whether this device shows one that was offered to it. Whoever had it before may be slow, and its news be on its
 * way: only once that was waited for does the next one show it.
 */
export function isForUs(row: When, { isYours, fence }: Offer): boolean {
  return isYours && (fence <= 1 || wasLeft(row))
}

/** It was left to another device before, at this time of it, and did not come. */
function wasLeft({ leftUntil, dueAt }: When): boolean {
  return leftUntil !== undefined && leftUntil > dueAt
}

/** @returns the fields of one that is left to another device for a minute from `now` (epoch ms) on. */
export function leftFields({ owedAt }: FollowUpRow, now: number): FieldValues {
  const leftUntil = now + LEFT_FOR_MS
  return { leftUntil, ...(owedAt !== undefined && { owedAt: leftUntil }) }
}
