import { retireReasons } from './statistics-retire'
import { dueForReview } from './statistics-review'

/** What is known of a reply's use. Times in epoch ms. */
export type MeasuredReply = {
  id: string
  shortcut: string
  title: string
  isArchived: boolean
  createdAt: number
  reviewedAt?: number | undefined
  uses: number
  lastUsedAt?: number | undefined
  /** Uses whose answer could be seen. */
  measured: number
  /** Of those, answered within 24 hours. */
  answered: number
  /** Of those, not answered and younger than 24 hours: nothing can be said of them yet. */
  pending: number
  replyTimesMs: readonly number[]
}

/** A reply with what is decided of its answers. */
export type RatedReply = MeasuredReply & { decided: number; answerRate?: number }

export type Statistics = {
  id: string
  shortcut: string
  title: string
  uses: number
  lastUsedAt?: number
  measured: number
  answerRate?: number
  medianReplyMs?: number
  isArchived?: true
  retire?: 'rarely-answered' | 'weakest-fifth'
  isDueForReview: boolean
}

/**
 * @returns the figures of each reply at `now` (epoch ms), in the order given. The answer rate is the share, among uses
 * sent to a person with a card, of those answered within 24 hours; a use that is younger and has no answer yet does not
 * count. The median is over the latest reply times. `timeZone` (IANA) says when the month of the review begins.
 */
export function statisticsOf(replies: readonly MeasuredReply[], now: number, timeZone: string): Statistics[] {
  const rated = replies.map(rate)
  const retire = retireReasons(rated)
  const due = dueForReview(rated, now, timeZone)
  return rated.map((reply) => {
    const { id, shortcut, title, uses, lastUsedAt, measured, answerRate, isArchived } = reply
    const medianReplyMs = medianOf(reply.replyTimesMs)
    const reason = retire.get(id)
    return {
      id,
      shortcut,
      title,
      uses,
      ...(lastUsedAt !== undefined && { lastUsedAt }),
      measured,
      ...(answerRate !== undefined && { answerRate }),
      ...(medianReplyMs !== undefined && { medianReplyMs }),
      ...(isArchived && { isArchived: true as const }),
      ...(reason !== undefined && { retire: reason }),
      isDueForReview: due.has(id),
    }
  })
}

/** @returns the middle of `values`, of an even number the mean of the two in the middle; undefined of none. */
export function medianOf(values: readonly number[]): number | undefined {
  const sorted = values.toSorted((a, b) => a - b)
  const upper = sorted[Math.floor(sorted.length / 2)]
  const lower = sorted[Math.ceil(sorted.length / 2) - 1]
  return upper === undefined || lower === undefined ? undefined : (lower + upper) / 2
}

function rate(reply: MeasuredReply): RatedReply {
  const decided = Math.max(0, reply.measured - reply.pending)
  if (decided === 0) return { ...reply, decided }
  return { ...reply, decided, answerRate: Math.min(1, reply.answered / decided) }
}
