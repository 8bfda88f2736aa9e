import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { TagCondition, TagRule } from '@/storage/schema/tag-rule'
import { conditionResult } from '@/utils/tag-rules/condition'
import { ruleErrors } from '@/utils/tag-rules/errors'
import { evaluateRule } from '@/utils/tag-rules/evaluate'
import type { RuleFacts } from '@/utils/tag-rules/facts'
import { needsOf, type RuleNeeds } from '@/utils/tag-rules/needs'
import type { RuleCondition, RuleShape } from '@/utils/tag-rules/rule'
import { whyText, type WhyWords } from '@/utils/tag-rules/why'
import { condition, DAY_MS, facts, group, NOW, rule, TAGS } from './arbitrary-rules'

const runs = { numRuns: 400 }
const WORDS: WhyWords = {
  say: (key, params) => `${key} ${Object.values(params).join(' ')}`,
  field: (field) => field,
  value: (_, value) => value,
  tag: (tagId) => tagId,
  amount: (amountMinor, currency) => `${amountMinor} ${currency}`,
  date: (date) => date,
}

function holds(shape: Pick<RuleShape, 'match' | 'groups'>, known: RuleFacts, now = NOW): boolean {
  return evaluateRule({ ...shape, tagId: '' }, known, now).holds
}

function alone(one: RuleCondition): Pick<RuleShape, 'match' | 'groups'> {
  return { match: 'all', groups: [{ match: 'all', conditions: [one] }] }
}

test('A group of "all" holds when each of its conditions does, one of "any" when one does', () => {
  fc.assert(
    fc.property(group, facts, (one, known) => {
      const each = one.conditions.map((part) => holds(alone(part), known))
      const expected = one.match === 'all' ? each.every(Boolean) : each.some(Boolean)
      expect(holds({ match: 'all', groups: [one] }, known)).toBe(expected)
    }),
    runs,
  )
})

test('A rule of "all" holds when each of its groups does, one of "any" when one does', () => {
  fc.assert(
    fc.property(rule, facts, (one, known) => {
      const each = one.groups.map((part) => holds({ match: 'all', groups: [part] }, known))
      expect(holds(one, known)).toBe(one.match === 'all' ? each.every(Boolean) : each.some(Boolean))
    }),
    runs,
  )
})

test('What held is told for a rule that holds, holds by itself, and can be said in one short line', () => {
  fc.assert(
    fc.property(rule, facts, (one, known) => {
      const result = evaluateRule(one, known, NOW)
      expect(result.held.length > 0).toBe(result.holds)
      for (const { group: at, index, condition: held } of result.held) {
        expect(one.groups[at]?.conditions[index]).toBe(held)
        expect(conditionResult(held, known, NOW).holds).toBe(true)
      }
      expect(whyText(result.held, WORDS).length).toBeLessThanOrEqual(300)
      expect(whyText(result.held, WORDS) !== '').toBe(result.holds)
    }),
    runs,
  )
})

const OPPOSITES: readonly (readonly [TagCondition, TagCondition])[] = [
  ...['name', 'language', 'phone', 'custom:Size', 'country'].flatMap((field) => [
    [
      { kind: 'field', field, test: 'is', value: 'pt' },
      { kind: 'field', field, test: 'is-not', value: 'pt' },
    ] as const,
    [
      { kind: 'field', field, test: 'filled' },
      { kind: 'field', field, test: 'empty' },
    ] as const,
  ]),
  [
    { kind: 'tag', tagId: TAGS[0] ?? '', has: true },
    { kind: 'tag', tagId: TAGS[0] ?? '', has: false },
  ],
  [
    { kind: 'follow-up', has: true },
    { kind: 'follow-up', has: false },
  ],
  [
    { kind: 'messages', direction: 'in', test: 'at-least', value: 3, withinDays: 30 },
    { kind: 'messages', direction: 'in', test: 'at-most', value: 2, withinDays: 30 },
  ],
]

test('Of a condition and its opposite exactly one holds', () => {
  fc.assert(
    fc.property(facts, (known) => {
      for (const [one, other] of OPPOSITES) expect(holds(alone(one), known)).toBe(!holds(alone(other), known))
    }),
    runs,
  )
})

test('A heat that is not known is neither at least nor below anything', () => {
  fc.assert(
    fc.property(facts, fc.nat(100), (known, value) => {
      const of = (kind: 'at-least' | 'below', heat: number | undefined): boolean =>
        holds(alone({ kind: 'heat', test: kind, value }), { ...known, heat })
      expect(of('at-least', undefined) || of('below', undefined)).toBe(false)
      if (known.heat !== undefined) expect(of('at-least', known.heat)).toBe(!of('below', known.heat))
    }),
    runs,
  )
})

/** Everything a rule does not say it needs is taken from somebody else. */
function mixed(needs: RuleNeeds, mine: RuleFacts, other: RuleFacts): RuleFacts {
  const own = (name: string): boolean => needs.fields.includes(name)
  const tags = Object.fromEntries(
    TAGS.filter((id) => (needs.tags.includes(id) ? mine : other).contact.tags[id] === 1).map((id) => [
      id,
      1 as const,
    ]),
  )
  const from = (name: 'name' | 'company' | 'phone' | 'language' | 'source'): string | undefined =>
    (own(name) ? mine : other).contact[name]
  return {
    contact: {
      name: from('name') ?? '',
      company: from('company'),
      phone: from('phone'),
      language: from('language'),
      source: from('source'),
      custom: needs.fields.some((field) => field.startsWith('custom:'))
        ? mine.contact.custom
        : other.contact.custom,
      tags,
    },
    heat: (needs.heat ? mine : other).heat,
    grade: (needs.grade ? mine : other).grade,
    evidence: (needs.evidence ? mine : other).evidence,
    activity: (needs.activity ? mine : other).activity,
    orders: (needs.orders ? mine : other).orders,
    deals: (needs.deals ? mine : other).deals,
    openStageIds: (needs.deals ? mine : other).openStageIds,
    hasFollowUp: (needs.followUp ? mine : other).hasFollowUp,
    country: (own('country') ? mine : other).country,
  }
}

test('Nothing changes what a rule says but what it says it needs', () => {
  fc.assert(
    fc.property(rule, facts, facts, (one, mine, other) => {
      const needs = needsOf(one)
      expect(holds(one, mixed(needs, mine, other))).toBe(holds(one, mine))
    }),
    runs,
  )
})

test('The clock alone changes nothing for a rule that does not need it', () => {
  fc.assert(
    fc.property(rule, facts, fc.integer({ min: -30, max: 90 }), (one, known, days) => {
      if (needsOf(one).time) return
      expect(holds(one, known, NOW + days * DAY_MS)).toBe(holds(one, known))
    }),
    runs,
  )
})

test('A rule that asks for the tag it puts on is refused, wherever it does', () => {
  fc.assert(
    fc.property(rule, (one) => {
      const places = one.groups.flatMap(({ conditions }, at) =>
        conditions.flatMap((part, index) =>
          part.kind === 'tag' && part.tagId === one.tagId ? [{ group: at, index, code: 'own-tag' }] : [],
        ),
      )
      expect(ruleErrors(one).filter(({ code }) => code === 'own-tag')).toEqual(places)
    }),
    runs,
  )
})

test('A rule without conditions never holds', () => {
  fc.assert(
    fc.property(facts, condition, (known, one) => {
      const empty = { match: 'all', conditions: [] } as const
      expect(holds({ match: 'all', groups: [] }, known)).toBe(false)
      expect(holds({ match: 'any', groups: [] }, known)).toBe(false)
      expect(holds({ match: 'all', groups: [empty, { match: 'all', conditions: [one] }] }, known)).toBe(false)
    }),
    { numRuns: 50 },
  )
})

test('Rules as they are stored can be asked as they are', () => {
  const shape = (stored: Pick<TagRule, 'match' | 'groups' | 'tagId'>): RuleShape => stored
  const stored = (one: RuleCondition): TagCondition['kind'] => one.kind
  expect(shape({ match: 'all', groups: [], tagId: 'a' }).tagId).toBe('a')
  expect(stored({ kind: 'follow-up', has: true })).toBe('follow-up')
})
