import fc from 'fast-check'
import { type TagCondition, tagConditionSchema } from '@/storage/schema/tag-rule'
import type { RuleFacts } from '@/utils/tag-rules/facts'
import type { RuleGroup } from '@/utils/tag-rules/rule'
import { dayEvidence } from '../scoring/arbitrary-evidence'

export const DAY_MS = 24 * 60 * 60_000
export const NOW = Date.UTC(2026, 10, 20, 12)
export const TODAY = Math.floor(NOW / DAY_MS)
export const TAGS = [1, 2, 3].map((n) => `00000000-0000-4000-8000-00000000000${n}`)
export const STAGES = [5, 6, 7].map((n) => `00000000-0000-5000-8000-0000000000d${n}`)

const tagId = fc.constantFrom(...TAGS)
const days = fc.integer({ min: 1, max: 60 })
const count = fc.nat(6)
const date = fc
  .integer({ min: -40, max: 40 })
  .map((ahead) => new Date(NOW + ahead * DAY_MS).toISOString().slice(0, 10))
const value = fc.oneof(
  date,
  fc.constantFrom('', 'Ana', 'ana', 'BR', 'pt', '12', '12.5', '900.00 EUR', '12.50 USD', '7', '__proto__'),
  fc.string({ maxLength: 12 }),
)
export const FIELDS = [
  'name',
  'company',
  'phone',
  'language',
  'country',
  'source',
  'custom:Size',
  'custom:__proto__',
  'nothing',
]

/** Any condition the schema knows. */
export const condition: fc.Arbitrary<TagCondition> = fc
  .oneof(
    fc.record(
      {
        kind: fc.constant('field'),
        field: fc.constantFrom(...FIELDS),
        test: fc.constantFrom(
          'is',
          'is-not',
          'contains',
          'filled',
          'empty',
          'above',
          'below',
          'within-days',
          'past',
        ),
        value,
      },
      { requiredKeys: ['kind', 'field', 'test'] },
    ),
    fc.record({ kind: fc.constant('tag'), tagId, has: fc.boolean() }),
    fc.record({ kind: fc.constant('heat'), test: fc.constantFrom('at-least', 'below'), value: fc.nat(100) }),
    fc.record({ kind: fc.constant('grade'), grades: fc.subarray(['A', 'B', 'C'], { minLength: 1 }) }),
    fc.record(
      {
        kind: fc.constant('orders'),
        atLeast: count,
        withinDays: days,
        eachAbove: fc.record({ amountMinor: fc.nat(500), currency: fc.constantFrom('EUR', 'USD') }),
      },
      { requiredKeys: ['kind', 'atLeast', 'withinDays'] },
    ),
    fc.record({
      kind: fc.constant('messages'),
      direction: fc.constantFrom('in', 'out'),
      test: fc.constantFrom('at-least', 'at-most'),
      value: count,
      withinDays: days,
    }),
    fc.record({ kind: fc.constant('silence'), from: fc.constantFrom('them', 'us', 'both'), days }),
    fc.record({ kind: fc.constant('read-unanswered'), days }),
    fc.record(
      { kind: fc.constant('deal'), stageIds: fc.subarray(STAGES), closesWithinDays: days },
      { requiredKeys: ['kind', 'stageIds'] },
    ),
    fc.record({ kind: fc.constant('follow-up'), has: fc.boolean() }),
  )
  .map((one) => tagConditionSchema.parse(one))

export const match = fc.constantFrom('all' as const, 'any' as const)
export const group: fc.Arbitrary<RuleGroup> = fc.record({
  match,
  conditions: fc.array(condition, { minLength: 1, maxLength: 4 }),
})
export const rule = fc.record({ match, groups: fc.array(group, { minLength: 1, maxLength: 3 }), tagId })

const past = fc.integer({ min: NOW - 70 * DAY_MS, max: NOW })
const optional = <Value>(one: fc.Arbitrary<Value>): fc.Arbitrary<Value | undefined> =>
  fc.option(one, { nil: undefined })

const contact = fc.record({
  name: value,
  company: optional(value),
  phone: optional(fc.constantFrom('+5511987654321', '+491761234567')),
  language: optional(fc.constantFrom('pt-BR', 'pt', 'ja')),
  source: optional(value),
  custom: fc.dictionary(fc.constantFrom('Size', 'Other', '__proto__'), value),
  tags: fc.subarray(TAGS).map((ids) => Object.fromEntries(ids.map((id) => [id, 1 as const]))),
})
const evidence = fc
  .array(fc.tuple(fc.integer({ min: TODAY - 70, max: TODAY }), dayEvidence), { maxLength: 4 })
  .map((found) => Object.fromEntries(found.map(([day, one]) => [String(day), one])))
const order = fc.record({
  at: fc.integer({ min: NOW - 70 * DAY_MS, max: NOW + DAY_MS }),
  amountMinor: fc.nat(1_000),
  currency: fc.constantFrom('EUR', 'USD'),
  deletedAt: optional(past),
})
const deal = fc.record({
  stageId: fc.constantFrom(...STAGES),
  expectedClose: optional(date),
  closedAt: optional(past),
  deletedAt: optional(past),
})

export const facts: fc.Arbitrary<RuleFacts> = fc.record({
  contact,
  heat: optional(fc.nat(100)),
  grade: optional(fc.constantFrom('A' as const, 'B' as const, 'C' as const)),
  evidence,
  activity: optional(
    fc.record({
      lastInAt: optional(past),
      lastOutAt: optional(past),
      lastAt: optional(past),
      lastDirection: fc.constantFrom('in' as const, 'out' as const, 'unknown' as const),
      lastAck: fc.constantFrom('read', 'delivered', 'unknown'),
    }),
  ),
  orders: fc.array(order, { maxLength: 4 }),
  deals: fc.array(deal, { maxLength: 3 }),
  openStageIds: fc.subarray(STAGES).map((ids) => new Set(ids)),
  hasFollowUp: fc.boolean(),
  country: optional(fc.constantFrom('BR', 'DE')),
})
