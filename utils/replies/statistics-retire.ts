import type { RatedReply } from './statistics'

/** Below this many decided uses a rate says nothing. */
const MIN_DECIDED = 5
const FEW_ANSWERS = { decided: 20, rate: 0.05 }
const WEAKEST_SHARE = 0.2

export type RetireReason = 'rarely-answered' | 'weakest-fifth'

/**
 * Says which replies are worth giving up: those that fewer than 5 % answer after 20 decided uses, and the weakest fifth
 * of those with at least 5. A tie is never broken by chance: of replies that are equally weak either all are among the
 * fifth or none is, so it may hold less than a fifth, and nothing when all are equally good. Those put aside are neither
 * listed nor compared with.
 * @returns the reason of each, by id.
 */
export function retireReasons(replies: readonly RatedReply[]): Map<string, RetireReason> {
  const rates = replies.flatMap(({ id, isArchived, decided, answerRate }) =>
    isArchived || answerRate === undefined || decided < MIN_DECIDED ? [] : [{ id, decided, answerRate }],
  )
  const sorted = rates.map(({ answerRate }) => answerRate).toSorted((a, b) => a - b)
  const bound = sorted[Math.floor(rates.length * WEAKEST_SHARE)] ?? 0
  const reasons = new Map<string, RetireReason>()
  for (const { id, decided, answerRate } of rates) {
    if (answerRate < bound) reasons.set(id, 'weakest-fifth')
    if (decided >= FEW_ANSWERS.decided && answerRate < FEW_ANSWERS.rate) reasons.set(id, 'rarely-answered')
  }
  return reasons
}
