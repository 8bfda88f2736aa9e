import * as z from 'zod/mini'
import { GRADES } from './contact'
import { epochMs, id, line } from './fields'
import { amountMinor, currency } from './product'

export const MAX_TAG_RULES = 100
const days = z.int().check(z.minimum(1), z.maximum(400))
const count = z.int().check(z.minimum(0), z.maximum(10_000))

/** What a rule may ask of a text: `custom:<label>` for fields of one's own. */
export const RULE_FIELDS = [
  'name',
  'company',
  'email',
  'phone',
  'role',
  'language',
  'country',
  'source',
  'channel',
  'owner',
] as const

/** `within-days` and `past` are for dates: from today to so many days ahead, and before today. */
export const FIELD_TESTS = [
  'is',
  'is-not',
  'contains',
  'filled',
  'empty',
  'above',
  'below',
  'within-days',
  'past',
] as const

export const tagConditionSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('field'), field: line, test: z.enum(FIELD_TESTS), value: z.optional(line) }),
  z.object({ kind: z.literal('tag'), tagId: id, has: z.boolean() }),
  /** A score that is not known meets neither. */
  z.object({ kind: z.literal('heat'), test: z.enum(['at-least', 'below']), value: count }),
  z.object({ kind: z.literal('grade'), grades: z.array(z.enum(GRADES)).check(z.minLength(1)) }),
  /** So many orders within so many days; `eachAbove` counts only those above the amount, in its currency. */
  z.object({
    kind: z.literal('orders'),
    atLeast: count,
    withinDays: days,
    eachAbove: z.optional(z.object({ amountMinor, currency })),
  }),
  z.object({
    kind: z.literal('messages'),
    direction: z.enum(['in', 'out']),
    test: z.enum(['at-least', 'at-most']),
    value: count,
    withinDays: days,
  }),
  /** Nothing from them, from us, or from either, for so many days, after there was something. */
  z.object({ kind: z.literal('silence'), from: z.enum(['them', 'us', 'both']), days }),
  /** Our last message is read and not answered for so many days. */
  z.object({ kind: z.literal('read-unanswered'), days }),
  /** An open deal in one of the stages (none: any), with its expected close within so many days. */
  z.object({
    kind: z.literal('deal'),
    stageIds: z.array(id),
    closesWithinDays: z.optional(days),
  }),
  z.object({ kind: z.literal('follow-up'), has: z.boolean() }),
])
export type TagCondition = z.infer<typeof tagConditionSchema>

/** All or any of its groups hold; a group holds when all or any of its conditions do. */
const conditionGroup = z.object({
  match: z.enum(['all', 'any']),
  conditions: z.array(tagConditionSchema).check(z.minLength(1), z.maxLength(20)),
})
export type ConditionGroup = z.infer<typeof conditionGroup>

const ruleFields = {
  id,
  name: line.check(z.minLength(1)),
  /** The tag it puts on, and takes off when it no longer holds. */
  tagId: id,
  match: z.enum(['all', 'any']),
  groups: z.array(conditionGroup).check(z.minLength(1), z.maxLength(10)),
  on: z.boolean(),
}

export const tagRuleSchema = z.object({
  ...ruleFields,
  createdAt: epochMs,
  updatedAt: epochMs,
  deletedAt: z.optional(epochMs),
})
export type TagRule = z.infer<typeof tagRuleSchema>

export const tagRuleDraftSchema = z.object(ruleFields)
export type TagRuleDraft = z.infer<typeof tagRuleDraftSchema>
