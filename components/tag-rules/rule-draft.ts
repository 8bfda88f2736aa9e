import type { MessageKey } from '@/locales/t'
import type { CustomField } from '@/storage/schema/custom-field'
import type { Tag } from '@/storage/schema/tag'
import type { ConditionGroup, TagCondition, TagRule, TagRuleDraft } from '@/storage/schema/tag-rule'
import { ruleErrors } from '@/utils/tag-rules/errors'
import { asksForWord, isOpenField } from './field-names'
import { valueOfText } from './field-words'

/** A rule as it stands in the form: its tag may not be chosen yet, or be new, and a field may have to be made for it. */
export type TypedRule = Omit<TagRuleDraft, 'tagId'> & {
  tagId: string | undefined
  newTag?: Pick<Tag, 'id' | 'name' | 'color'>
  newField?: CustomField
}

/** `conditions`: by the place of the condition, "group.index"; "group.-1" is the whole group. */
export type RuleFaults = {
  name?: MessageKey
  tag?: MessageKey
  conditions: Readonly<Record<string, MessageKey>>
}

/** What each kind of condition begins with. */
export const BLANK_CONDITIONS: { readonly [Kind in TagCondition['kind']]: TagCondition } = {
  orders: { kind: 'orders', atLeast: 2, withinDays: 90 },
  messages: { kind: 'messages', direction: 'in', test: 'at-least', value: 5, withinDays: 7 },
  silence: { kind: 'silence', from: 'them', days: 14 },
  'read-unanswered': { kind: 'read-unanswered', days: 3 },
  deal: { kind: 'deal', stageIds: [] },
  heat: { kind: 'heat', test: 'at-least', value: 80 },
  grade: { kind: 'grade', grades: ['A'] },
  tag: { kind: 'tag', tagId: '', has: true },
  'follow-up': { kind: 'follow-up', has: false },
  field: { kind: 'field', field: 'company', test: 'contains', value: '' },
}

export const CONDITION_KINDS = Object.keys(BLANK_CONDITIONS) as TagCondition['kind'][]

/** @returns a rule with one condition to begin with. */
export function blankRule(id: string): TypedRule {
  return { id, name: '', tagId: undefined, match: 'all', groups: [blankGroup()], on: true }
}

export function blankGroup(): ConditionGroup {
  return { match: 'all', conditions: [BLANK_CONDITIONS.orders] }
}

/** @returns a stored rule for editing. */
export function typeRule({ id, name, tagId, match, groups, on }: TagRule): TypedRule {
  return { id, name, tagId, match, groups: structuredClone(groups).map(withCodes), on }
}

/** A rule may hold the word for what is kept as a code, from when the word was typed: it would hold for nobody. */
function withCodes({ match, conditions }: ConditionGroup): ConditionGroup {
  return { match, conditions: conditions.map(withCode) }
}

function withCode(condition: TagCondition): TagCondition {
  if (condition.kind !== 'field' || condition.value === undefined) return condition
  const { field, test, value } = condition
  if (!asksForWord(test) || isOpenField(field)) return condition
  return { ...condition, value: valueOfText(field, value) }
}

/** @returns the rule as it is stored and tried out; undefined while something keeps it from being so. */
export function toRuleDraft(rule: TypedRule): TagRuleDraft | undefined {
  const { id, tagId, match, groups, on } = rule
  const { name: _, ...faults } = faultsOfRule(rule)
  if (tagId === undefined || faults.tag !== undefined || Object.keys(faults.conditions).length > 0) {
    return undefined
  }
  return { id, name: rule.name.trim(), tagId, match, groups, on }
}

/** @returns what keeps a rule from being saved, each fault at its place. */
export function faultsOfRule(rule: TypedRule): RuleFaults {
  const shape = { match: rule.match, groups: rule.groups, tagId: rule.tagId ?? '' }
  const found = ruleErrors(shape).map(
    ({ group, index, code }) => [`${group}.${index}`, `tagRules.fault-${code}`] as const,
  )
  const unchosen = rule.groups.flatMap(({ conditions }, group) =>
    conditions.flatMap((condition, index) => {
      const fault = unchosenIn(condition)
      return fault === undefined ? [] : [[`${group}.${index}`, fault] as const]
    }),
  )
  return {
    ...(rule.name.trim() === '' && { name: 'tagRules.nameFault' as const }),
    ...(rule.tagId === undefined && { tag: 'tagRules.tagFault' as const }),
    conditions: Object.fromEntries<MessageKey>([...found, ...unchosen]),
  }
}

function unchosenIn(condition: TagCondition): MessageKey | undefined {
  if (condition.kind === 'tag' && condition.tagId === '') return 'tagRules.fault-no-tag'
  if (condition.kind === 'grade' && condition.grades.length === 0) return 'tagRules.fault-no-grade'
  return undefined
}
