import { dayOfDate } from './days'
import type { RuleCondition, RuleShape } from './rule'
import { readValue } from './values'

export const RULE_ERRORS = ['own-tag', 'no-value', 'no-number', 'no-days', 'no-condition'] as const
export type RuleErrorCode = (typeof RULE_ERRORS)[number]

/** `own-tag`: it asks for the tag it puts on itself. `index` is -1 for a whole group. */
export type RuleError = { group: number; index: number; code: RuleErrorCode }

const WITHOUT_VALUE = ['filled', 'empty', 'past']
const COMPARING = ['above', 'below']

/** @returns what is wrong with a rule, in the order of its conditions; nothing when it can be saved. */
export function ruleErrors(rule: RuleShape): readonly RuleError[] {
  return rule.groups.flatMap(({ conditions }, group) => {
    if (conditions.length === 0) return [{ group, index: -1, code: 'no-condition' as const }]
    return conditions.flatMap((condition, index) => {
      const code = errorOf(condition, rule.tagId)
      return code === undefined ? [] : [{ group, index, code }]
    })
  })
}

function errorOf(condition: RuleCondition, tagId: string): RuleErrorCode | undefined {
  if (condition.kind === 'tag') return condition.tagId === tagId ? 'own-tag' : undefined
  if (condition.kind !== 'field' || WITHOUT_VALUE.includes(condition.test)) return undefined
  const value = condition.value?.trim() ?? ''
  if (value === '') return 'no-value'
  if (condition.test === 'within-days') return /^\d{1,4}$/.test(value) ? undefined : 'no-days'
  if (!COMPARING.includes(condition.test)) return undefined
  return readValue(value) === undefined && dayOfDate(value) === undefined ? 'no-number' : undefined
}
