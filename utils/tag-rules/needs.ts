import type { RuleCondition, RuleShape } from './rule'

/** What a change must touch for a rule to be asked again. `time`: the clock alone may change what it says. */
export type RuleNeeds = {
  orders: boolean
  deals: boolean
  evidence: boolean
  activity: boolean
  heat: boolean
  grade: boolean
  followUp: boolean
  time: boolean
  tags: string[]
  /** As conditions name them: `custom:<label>` for fields of one's own. */
  fields: string[]
}

type Need = Exclude<keyof RuleNeeds, 'tags' | 'fields'>

const NEEDS: Record<RuleCondition['kind'], readonly Need[]> = {
  field: [],
  tag: [],
  heat: ['heat'],
  grade: ['grade'],
  orders: ['orders', 'time'],
  messages: ['evidence', 'time'],
  silence: ['activity', 'evidence', 'time'],
  'read-unanswered': ['activity', 'time'],
  deal: ['deals'],
  'follow-up': ['followUp'],
}

/** @returns what a rule looks at: whatever it does not name here can change without changing what the rule says. */
export function needsOf(rule: Pick<RuleShape, 'groups'>): RuleNeeds {
  const conditions = rule.groups.flatMap((group) => group.conditions)
  const needs = new Set<Need>(conditions.flatMap((condition) => NEEDS[condition.kind]))
  if (conditions.some(isDated)) needs.add('time')
  const fields = conditions.flatMap((condition) => (condition.kind === 'field' ? [condition.field] : []))
  const tags = conditions.flatMap((condition) => (condition.kind === 'tag' ? [condition.tagId] : []))
  return {
    orders: needs.has('orders'),
    deals: needs.has('deals'),
    evidence: needs.has('evidence'),
    activity: needs.has('activity'),
    heat: needs.has('heat'),
    grade: needs.has('grade'),
    followUp: needs.has('followUp'),
    time: needs.has('time'),
    tags: [...new Set(tags)],
    fields: [...new Set(fields)],
  }
}

function isDated(condition: RuleCondition): boolean {
  if (condition.kind === 'deal') return condition.closesWithinDays !== undefined
  return condition.kind === 'field' && (condition.test === 'within-days' || condition.test === 'past')
}
