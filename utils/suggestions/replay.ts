import type { CompiledRules } from './compile-rules'
import { evaluateRules, type Evaluation } from './evaluate-rules'
import type { Facts, Moment } from './moment'

/** What is recorded of a message, without its words. */
export type PastMessage = { at: number; direction: 'in' | 'out'; isRead: boolean }

/**
 * Plays a conversation again, oldest message first.
 * @returns when the rules would have proposed something (epoch ms): once for each time one of both had the last word.
 */
export function replay(
  rules: CompiledRules,
  messages: readonly PastMessage[],
  facts: Omit<Facts, 'now'> & { until: number },
): number[] {
  const { until, ...known } = facts
  const proposed: number[] = []
  const ordered = messages.toSorted((a, b) => a.at - b.at)
  let isProposed = false
  let moment: Moment = { incomingRun: 0 }
  for (const [index, message] of ordered.entries()) {
    if (message.direction !== ordered[index - 1]?.direction) isProposed = false
    moment = after(moment, message)
    const end = ordered[index + 1]?.at ?? until
    const at = isProposed ? undefined : proposedAt(rules, moment, { ...known, now: message.at }, end)
    if (at === undefined) continue
    proposed.push(at)
    isProposed = true
  }
  return proposed
}

function after({ incomingRun, ...moment }: Moment, { at, direction, isRead }: PastMessage): Moment {
  if (direction === 'out') return { ...moment, incomingRun: 0, lastOut: { at, isRead } }
  return { ...moment, incomingRun: incomingRun + 1, lastIn: { at, text: '' } }
}

/** The first moment before the next message at which something is proposed. */
function proposedAt(rules: CompiledRules, moment: Moment, facts: Facts, end: number): number | undefined {
  let now: number | undefined = facts.now
  while (now !== undefined && (now < end || now === facts.now)) {
    const answer: Evaluation = evaluateRules(rules, moment, { ...facts, now })
    if (answer.match !== undefined) return now
    now = answer.askAgainAt
  }
  return undefined
}
