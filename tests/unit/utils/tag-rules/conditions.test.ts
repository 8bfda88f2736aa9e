import { describe, expect, test } from 'vitest'
import { tagRuleDraftSchema } from '@/storage/schema/tag-rule'
import { conditionResult } from '@/utils/tag-rules/condition'
import { ruleErrors } from '@/utils/tag-rules/errors'
import { ruleExamples } from '@/utils/tag-rules/examples'
import { evaluateRule } from '@/utils/tag-rules/evaluate'
import type { RuleFacts } from '@/utils/tag-rules/facts'
import type { FieldTest, RuleCondition } from '@/utils/tag-rules/rule'
import { whyText, type WhyWords } from '@/utils/tag-rules/why'
import { DAY_MS, NOW, TODAY } from './arbitrary-rules'

const NOBODY: RuleFacts = {
  contact: { name: 'Ana', custom: {}, tags: {} },
  evidence: {},
  orders: [],
  deals: [],
  openStageIds: new Set(['s1', 's2']),
  hasFollowUp: false,
}
const QUIET_DAY = { in: 0, out: 0, told: 0, read: 0, replyMs: [], turns: 0 }

function holds(condition: RuleCondition, more: Partial<RuleFacts>): boolean {
  return conditionResult(condition, { ...NOBODY, ...more }, NOW).holds
}

function field(name: string, ask: FieldTest, value?: string): RuleCondition {
  return { kind: 'field', field: name, test: ask, value }
}

function having(contact: Partial<RuleFacts['contact']>): Partial<RuleFacts> {
  return { contact: { ...NOBODY.contact, ...contact } }
}

describe('a field', () => {
  test.each([
    ['company', 'is', 'Müller GmbH', { company: 'muller  gmbh' }, true],
    ['company', 'is', '', {}, false],
    ['company', 'is-not', 'Acme', {}, true],
    ['company', 'contains', 'mull', { company: 'Müller GmbH' }, true],
    ['company', 'contains', '', { company: 'Müller' }, false],
    ['phone', 'contains', '+55 (11)', { phone: '+5511987654321' }, true],
    ['phone', 'contains', 'x', { phone: '+5511987654321' }, false],
    ['language', 'is', 'pt', { language: 'pt-BR' }, true],
    ['language', 'is', 'pt-BR', { language: 'pt' }, false],
    ['custom:Size', 'above', '10', { custom: { Size: '10.5' } }, true],
    ['custom:Size', 'above', '10', { custom: { Size: '9' } }, false],
    ['custom:Budget', 'above', '3000 EUR', { custom: { Budget: '3000.50 EUR' } }, true],
    ['custom:Budget', 'above', '3000 EUR', { custom: { Budget: '9000.00 USD' } }, false],
    ['custom:Budget', 'below', '3000', { custom: { Budget: '12.50 USD' } }, true],
    ['custom:Since', 'below', '2026-01-01', { custom: { Since: '2025-12-31' } }, true],
    ['custom:Since', 'above', '5', { custom: { Since: '2025-12-31' } }, false],
    ['custom:Due', 'within-days', '7', { custom: { Due: '2026-11-27' } }, true],
    ['custom:Due', 'within-days', '7', { custom: { Due: '2026-11-28' } }, false],
    ['custom:Due', 'within-days', '7', { custom: { Due: '2026-11-19' } }, false],
    ['custom:Due', 'past', undefined, { custom: { Due: '2026-11-19' } }, true],
    ['custom:Due', 'past', undefined, { custom: { Due: '2026-11-20' } }, false],
    ['custom:Due', 'past', undefined, {}, false],
    ['custom:toString', 'filled', undefined, {}, false],
  ] as const)('%s %s %s', (name, ask, value, contact, expected) => {
    expect(holds(field(name, ask, value), having(contact))).toBe(expected)
  })

  test('of the country is that of the number', () => {
    expect(holds(field('country', 'is', 'br'), { country: 'BR' })).toBe(true)
  })
})

test('Orders count within their days, above their amount and in its currency, and not when they were removed', () => {
  const order = { at: NOW - 89 * DAY_MS, amountMinor: 300_100, currency: 'EUR' }
  const rule: RuleCondition = {
    kind: 'orders',
    atLeast: 2,
    withinDays: 90,
    eachAbove: { amountMinor: 300_000, currency: 'EUR' },
  }
  const withSecond = (second: object): boolean => holds(rule, { orders: [order, { ...order, ...second }] })
  expect(withSecond({})).toBe(true)
  expect(withSecond({ amountMinor: 300_000 })).toBe(false)
  expect(withSecond({ currency: 'USD' })).toBe(false)
  expect(withSecond({ at: NOW - 90 * DAY_MS })).toBe(false)
  expect(withSecond({ at: new Date(NOW).setHours(23, 59) })).toBe(true)
  expect(withSecond({ at: new Date(NOW).setHours(24, 0) })).toBe(false)
  expect(withSecond({ deletedAt: NOW })).toBe(false)
})

test('Messages are counted today and on the days before it', () => {
  const rule: RuleCondition = { kind: 'messages', direction: 'in', test: 'at-least', value: 3, withinDays: 7 }
  const on = (daysAgo: number): Partial<RuleFacts> => ({
    evidence: { [TODAY]: { ...QUIET_DAY, in: 2 }, [TODAY - daysAgo]: { ...QUIET_DAY, in: 1 } },
  })
  expect(holds(rule, on(6))).toBe(true)
  expect(holds(rule, on(7))).toBe(false)
})

describe('silence', () => {
  const silence = (from: 'them' | 'us' | 'both'): RuleCondition => ({ kind: 'silence', from, days: 14 })
  const activity = { lastDirection: 'out', lastAck: 'read' } as const

  test('is of nobody who never wrote', () => {
    expect(holds(silence('them'), {})).toBe(false)
    expect(holds(silence('both'), {})).toBe(false)
  })

  test('begins with the last message of the one it is of', () => {
    const known = { activity: { ...activity, lastInAt: NOW - 14 * DAY_MS, lastOutAt: NOW - DAY_MS } }
    expect(holds(silence('them'), known)).toBe(true)
    expect(holds(silence('us'), known)).toBe(false)
    expect(holds(silence('both'), known)).toBe(false)
  })

  test('counts from the end of a day of which only the number of messages is known', () => {
    const on = (daysAgo: number): Partial<RuleFacts> => ({
      evidence: { [TODAY - daysAgo]: { ...QUIET_DAY, in: 1 } },
    })
    expect(holds(silence('them'), on(15))).toBe(true)
    expect(holds(silence('them'), on(14))).toBe(false)
  })
})

test('Read and not answered asks for the last message to be ours, read, and old enough', () => {
  const rule: RuleCondition = { kind: 'read-unanswered', days: 3 }
  const activity = { lastAt: NOW - 3 * DAY_MS, lastDirection: 'out', lastAck: 'read' } as const
  expect(holds(rule, { activity })).toBe(true)
  expect(holds(rule, { activity: { ...activity, lastAck: 'delivered' } })).toBe(false)
  expect(holds(rule, { activity: { ...activity, lastDirection: 'in' } })).toBe(false)
  expect(holds(rule, { activity: { ...activity, lastAt: NOW - 3 * DAY_MS + 1 } })).toBe(false)
})

test('A deal counts while it is open, in one of the stages, and closes in time', () => {
  const deal = { stageId: 's2', expectedClose: '2026-11-27' }
  const rule: RuleCondition = { kind: 'deal', stageIds: ['s2'], closesWithinDays: 7 }
  expect(holds(rule, { deals: [deal] })).toBe(true)
  expect(holds(rule, { deals: [{ ...deal, expectedClose: '2026-11-28' }] })).toBe(false)
  expect(holds(rule, { deals: [{ stageId: 's2' }] })).toBe(false)
  expect(holds(rule, { deals: [{ ...deal, stageId: 's1' }] })).toBe(false)
  expect(holds(rule, { deals: [{ ...deal, closedAt: NOW }] })).toBe(false)
  expect(holds({ kind: 'deal', stageIds: [] }, { deals: [{ stageId: 's1' }] })).toBe(true)
})

test('An open deal of a stage that was removed stands in the first one', () => {
  const deals = [{ stageId: 'removed' }]
  expect(holds({ kind: 'deal', stageIds: ['s1'] }, { deals })).toBe(true)
  expect(holds({ kind: 'deal', stageIds: ['s2'] }, { deals })).toBe(false)
})

test.each([
  [field('name', 'is', ' '), 'no-value'],
  [field('name', 'filled'), undefined],
  [field('custom:Size', 'above', 'big'), 'no-number'],
  [field('custom:Size', 'above', '12.50 EUR'), undefined],
  [field('custom:Due', 'within-days', 'soon'), 'no-days'],
  [field('custom:Due', 'within-days', '30'), undefined],
  [{ kind: 'tag', tagId: 't', has: false } as const, 'own-tag'],
])('%o is told to be wrong for %s', (condition, code) => {
  const rule = { match: 'all', tagId: 't', groups: [{ match: 'all', conditions: [condition] }] } as const
  expect(ruleErrors(rule)).toEqual(code === undefined ? [] : [{ group: 0, index: 0, code }])
})

test('A group without a condition is told to be wrong', () => {
  expect(ruleErrors({ match: 'all', tagId: 't', groups: [{ match: 'any', conditions: [] }] })).toEqual([
    { group: 0, index: -1, code: 'no-condition' },
  ])
})

describe('the shipped examples', () => {
  const examples = ruleExamples({ currency: 'EUR', arrivalLabel: 'Sample arrives' })

  test('are five, and can be saved as they are', () => {
    expect(examples.map(({ key }) => key)).toEqual([
      'vip-wholesale',
      'quote-expires',
      'sample-in-transit',
      'gone-quiet',
      'high-intent',
    ])
    for (const { key: name, match, groups } of examples) {
      const id = '00000000-0000-4000-8000-000000000001'
      const rule = { id, name, tagId: id, match, groups, on: true }
      expect(tagRuleDraftSchema.safeParse(rule).success).toBe(true)
      expect(ruleErrors(rule)).toEqual([])
    }
  })

  const order = { at: NOW - DAY_MS, amountMinor: 300_001, currency: 'EUR' }
  const quoted = '00000000-0000-5000-8000-0000000000d4'
  test.each([
    ['vip-wholesale', { orders: [order, order] }],
    [
      'quote-expires',
      { deals: [{ stageId: quoted, expectedClose: '2026-11-25' }], openStageIds: new Set([quoted]) },
    ],
    ['sample-in-transit', having({ custom: { 'Sample arrives': '2026-12-01' } })],
    ['gone-quiet', { activity: { lastAt: NOW - 4 * DAY_MS, lastDirection: 'out', lastAck: 'read' } }],
    ['high-intent', { heat: 80 }],
  ] as const)('%s holds for whom it is meant for, and not for a stranger', (key, known) => {
    const example = examples.find((one) => one.key === key)
    const rule = { ...example!, tagId: 't' }
    expect(evaluateRule(rule, { ...NOBODY, ...known }, NOW).holds).toBe(true)
    expect(evaluateRule(rule, NOBODY, NOW).holds).toBe(false)
  })
})

test('Why a tag is there is said in the words of the catalogue, each reason once', () => {
  const words: WhyWords = {
    say: (key, params) =>
      `${key}(${Object.entries(params)
        .map((pair) => pair.join('='))
        .join(', ')})`,
    field: (name) => name.toUpperCase(),
    value: (name, value) => `${name} ${value}`,
    tag: (tagId) => `#${tagId}`,
    amount: (amountMinor, currency) => `${currency} ${amountMinor / 100}`,
    date: (date) => date.replaceAll('-', '/'),
  }
  const conditions: RuleCondition[] = [
    { kind: 'orders', atLeast: 1, withinDays: 90, eachAbove: { amountMinor: 300_000, currency: 'EUR' } },
    { kind: 'tag', tagId: 'vip', has: false },
    field('company', 'contains', 'acme'),
    field('country', 'is', 'BR'),
    field('channel', 'is-not', 'phone'),
    { kind: 'heat', test: 'at-least', value: 50 },
    { kind: 'heat', test: 'at-least', value: 60 },
  ]
  const known = {
    ...NOBODY,
    ...having({ company: 'Acme Ltd' }),
    country: 'BR',
    heat: 70,
    orders: [{ at: NOW, amountMinor: 300_001, currency: 'EUR' }],
  }
  const { held } = evaluateRule(
    { match: 'all', tagId: 't', groups: [{ match: 'all', conditions }] },
    known,
    NOW,
  )
  expect(whyText(held, words)).toBe(
    'orders-above(count=1, period=period(count=90), amount=EUR 3000) · tag-off(tag=#vip) · field-contains(field=COMPANY, value=acme) · field-is(field=COUNTRY, value=country BR) · field-is-not(field=CHANNEL, value=channel phone) · heat(value=70)',
  )
})
