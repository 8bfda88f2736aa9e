import { silentSince } from './holds'
import type { Facts, Moment } from './moment'
import type { Rule } from './rule'

/** Why a rule proposes: which text of the catalogue says so, and what is filled in. */
export type Reason =
  | { kind: 'keyword'; words: readonly string[] }
  | { kind: 'in-a-row'; count: number }
  | { kind: 'tag' }
  | { kind: 'read' | 'sent' | 'outside' | 'within' | 'between'; waitedMs: number }

const SPAN_KINDS = {
  'outside-working-hours': 'outside',
  'within-working-hours': 'within',
  between: 'between',
} as const

/** @returns why `rule`, which holds, does. `words` are the ones that were found, as they are written in the rule. */
export function reasonOf(
  { condition }: Rule,
  words: readonly string[] | undefined,
  moment: Moment,
  facts: Facts,
): Reason {
  if (condition.type === 'keyword') return { kind: 'keyword', words: words ?? [] }
  if (condition.type === 'in-a-row') return { kind: 'in-a-row', count: moment.incomingRun }
  if (condition.type === 'tag') return { kind: 'tag' }
  if (condition.type === 'silent') {
    const since = silentSince(condition, moment, facts) ?? facts.now
    return { kind: condition.needsRead ? 'read' : 'sent', waitedMs: facts.now - since }
  }
  return { kind: SPAN_KINDS[condition.span], waitedMs: facts.now - (moment.lastIn?.at ?? facts.now) }
}
