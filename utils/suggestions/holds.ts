import type { Facts, Moment } from './moment'
import type { InARowCondition, Rule, SilentCondition, TagCondition, TimeCondition } from './rule'
import { isInSpan, nextTurn } from './time-span'

/** Whether a condition holds, and the next moment at which that alone by the time may change (epoch ms). */
export type State = { holds: boolean; turnsAt?: number | undefined }

type Timeless = Exclude<Rule['condition'], { type: 'keyword' }>

const NEVER: State = { holds: false }

/** @returns the state of a condition that needs no words. The customer waits while an incoming message is the last. */
export function stateOf(condition: Timeless, moment: Moment, facts: Facts): State {
  if (condition.type === 'in-a-row') return { holds: isRun(condition, moment) }
  if (condition.type === 'tag') return { holds: moment.incomingRun > 0 && bearsAny(condition, facts) }
  if (condition.type === 'silent') return silentState(condition, moment, facts)
  return timeState(condition, moment, facts)
}

/** @returns since when our last message is without an answer (epoch ms), as the condition counts; undefined: it is not. */
export function silentSince(
  { needsRead }: SilentCondition,
  { incomingRun, lastOut }: Moment,
  { readAt }: Pick<Facts, 'readAt'>,
): number | undefined {
  if (incomingRun > 0 || lastOut === undefined) return undefined
  if (!needsRead) return lastOut.at
  return lastOut.isRead ? (readAt ?? lastOut.at) : undefined
}

function isRun({ count }: InARowCondition, { incomingRun }: Moment): boolean {
  return incomingRun >= count
}

function bearsAny({ tagIds }: TagCondition, facts: Facts): boolean {
  return tagIds.some((tagId) => facts.tagIds.has(tagId))
}

function silentState(condition: SilentCondition, moment: Moment, facts: Facts): State {
  const since = silentSince(condition, moment, facts)
  if (since === undefined) return NEVER
  const due = since + condition.afterMs
  return facts.now >= due ? { holds: true } : { holds: false, turnsAt: due }
}

/**
 * The message came in the span, and it is still that time: "we are closed now" is wrong in the morning after. What was
 * not answered by then may hold again in the next span.
 */
function timeState(condition: TimeCondition, { incomingRun, lastIn }: Moment, facts: Facts): State {
  const cameAt = lastIn?.at
  if (incomingRun === 0 || cameAt === undefined || !isInSpan(cameAt, condition, facts)) return NEVER
  const due = cameAt + condition.delayMs
  const at = Math.max(facts.now, due)
  const isNow = isInSpan(at, condition, facts)
  if (facts.now >= due) return { holds: isNow, turnsAt: nextTurn(at, condition, facts) }
  return { holds: false, turnsAt: isNow ? due : nextTurn(at, condition, facts) }
}
