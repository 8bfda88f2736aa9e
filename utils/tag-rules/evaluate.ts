import { conditionResult } from './condition'
import type { RuleFacts } from './facts'
import type { RuleCondition, RuleGroup, RuleShape } from './rule'

/** A condition that held, for the "why": its place, and what was found. */
export type Held = { index: number; group: number; condition: RuleCondition; found?: string | number }

/** @returns whether a rule holds at `now` (epoch ms), and what held in the groups that made it hold. */
export function evaluateRule(
  rule: RuleShape,
  facts: RuleFacts,
  now: number,
): { holds: boolean; held: Held[] } {
  const groups = rule.groups.map((group, index) => heldOf(group, index, facts, now))
  const holding = groups.filter((held) => held !== undefined)
  const holds = rule.match === 'all' ? holding.length === groups.length : holding.length > 0
  return { holds: holds && groups.length > 0, held: holds ? holding.flat() : [] }
}

/** What held of a group; undefined when the group does not hold. */
function heldOf(group: RuleGroup, at: number, facts: RuleFacts, now: number): Held[] | undefined {
  const held = group.conditions.flatMap((condition, index) => {
    const { holds, found } = conditionResult(condition, facts, now)
    return holds ? [{ index, group: at, condition, ...(found === undefined ? {} : { found }) }] : []
  })
  const needed = group.match === 'all' ? group.conditions.length : 1
  return held.length >= needed && group.conditions.length > 0 ? held : undefined
}
