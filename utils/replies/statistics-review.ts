import { wallClock } from '../dates/zoned'
import type { RatedReply } from './statistics'

const MONTHLY_SHARE = 0.3

/**
 * Says which replies are to be looked over this month: 30 % of those in use, counting those that were looked over this
 * month already, so that the list gets shorter with each and is not filled up again. First come those that nobody looked
 * at for the longest, by month; within a month the weakest, by answer rate, then by use; what was never measured after
 * what was. A reply written this month was looked at this month.
 * @returns their ids.
 */
export function dueForReview(replies: readonly RatedReply[], now: number, timeZone: string): Set<string> {
  const active = replies.filter(({ isArchived }) => !isArchived)
  const month = monthOf(now, timeZone)
  const seen = active.map((reply) => ({
    reply,
    month: monthOf(reply.reviewedAt ?? reply.createdAt, timeZone),
  }))
  const waiting = seen.filter((one) => one.month < month)
  const reviewed = active.filter(
    ({ reviewedAt }) => reviewedAt !== undefined && monthOf(reviewedAt, timeZone) >= month,
  )
  const quota = Math.ceil(active.length * MONTHLY_SHARE) - reviewed.length
  waiting.sort((a, b) => a.month - b.month || compareWeakness(a.reply, b.reply))
  return new Set(waiting.slice(0, Math.max(0, quota)).map(({ reply }) => reply.id))
}

function compareWeakness(a: RatedReply, b: RatedReply): number {
  return (
    (a.answerRate ?? 2) - (b.answerRate ?? 2) || a.uses - b.uses || (a.id < b.id ? -1 : Number(a.id > b.id))
  )
}

/** Months since the year 0. */
function monthOf(at: number, timeZone: string): number {
  const { year, month } = wallClock(at, timeZone)
  return year * 12 + month
}
