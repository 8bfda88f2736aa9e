import type { Facts, Moment } from '@/utils/suggestions/moment'
import type { Condition, Rule } from '@/utils/suggestions/rule'

/** A fixed moment: Friday 2026-09-18, 10:00 UTC. */
export const T0 = Date.UTC(2026, 8, 18, 10)

const MINUTE = 60_000

/** A rule that is on, for everybody. */
export function ruleOf(condition: Condition, over: Partial<Rule> = {}): Rule {
  return {
    id: `rule-${over.name ?? condition.type}`,
    name: condition.type,
    isOn: true,
    condition,
    replyId: `reply-${over.name ?? condition.type}`,
    dismissals: 0,
    createdAt: T0,
    ...over,
  }
}

export function keywordRule(words: readonly string[], over: Partial<Rule> = {}): Rule {
  return ruleOf({ type: 'keyword', words, match: 'any' }, over)
}

/** Friday 10:00 UTC, working hours from Monday to Friday, 9 to 18. */
export function factsOf(over: Partial<Facts> = {}): Facts {
  return {
    now: T0,
    timeZone: 'UTC',
    workingHours: { days: [1, 2, 3, 4, 5], from: 9 * 60, to: 18 * 60 },
    kind: 'person',
    tagIds: new Set(),
    dismissed: new Set(),
    sent: new Set(),
    ...over,
  }
}

/** The customer wrote last, a minute ago. */
export function asked(text: string, over: Partial<Moment> = {}): Moment {
  return { lastIn: { at: T0 - MINUTE, text }, incomingRun: 1, ...over }
}

/** We wrote last, `agoMs` ago. */
export function answered(agoMs: number, isRead = true): Moment {
  return { incomingRun: 0, lastOut: { at: T0 - agoMs, isRead } }
}
