import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compileRules } from '@/utils/suggestions/compile-rules'
import { evaluateRules, type Evaluation } from '@/utils/suggestions/evaluate-rules'
import type { Facts, Moment } from '@/utils/suggestions/moment'
import type { Condition, Rule } from '@/utils/suggestions/rule'
import { T0 } from '../helpers/suggestions'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const WORDS = ['price', 'how much', 'いくら', 'preço', '👍', 'deliver*']

const minute = fc.integer({ min: 0, max: 1439 })
const delay = fc.oneof(fc.constantFrom(0, 20_000, 300_000), fc.integer({ min: 0, max: 2 * DAY }))
const days = fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { maxLength: 7 })
const tags = fc.subarray(['a', 'b', 'c'])

const condition: fc.Arbitrary<Condition> = fc.oneof(
  fc.record({
    type: fc.constant('keyword' as const),
    words: fc.array(fc.oneof(fc.constantFrom(...WORDS), fc.string()), { minLength: 1, maxLength: 4 }),
    match: fc.constantFrom('any' as const, 'all' as const),
  }),
  fc.record({
    type: fc.constant('time' as const),
    span: fc.constantFrom(
      'outside-working-hours' as const,
      'within-working-hours' as const,
      'between' as const,
    ),
    from: fc.option(minute, { nil: undefined }),
    to: fc.option(minute, { nil: undefined }),
    days: fc.option(days, { nil: undefined }),
    delayMs: delay,
  }),
  fc.record({ type: fc.constant('in-a-row' as const), count: fc.integer({ min: 2, max: 5 }) }),
  fc.record({ type: fc.constant('silent' as const), afterMs: delay, needsRead: fc.boolean() }),
  fc.record({ type: fc.constant('tag' as const), tagIds: tags }),
)

const rule: fc.Arbitrary<Rule> = fc.record({
  id: fc.uuid(),
  name: fc.constantFrom('x', 'y'),
  isOn: fc.boolean(),
  condition,
  replyId: fc.constantFrom('r1', 'r2', 'r3'),
  onlyTags: fc.option(
    tags.map((ids) => Object.fromEntries(ids.map((id) => [id, 1 as const]))),
    { nil: undefined },
  ),
  language: fc.constantFrom(undefined, undefined, 'pt'),
  dismissals: fc.integer({ min: 0, max: 2 }),
  createdAt: fc.integer({ min: 0, max: 3 }),
})
const rules = fc.uniqueArray(rule, { maxLength: 8, selector: ({ id }) => id })

const ago = fc.integer({ min: -HOUR, max: 3 * DAY }).map((ms) => T0 - ms)
const at = fc.option(ago, { nil: undefined })
const text = fc.oneof(fc.constantFrom(...WORDS, 'what is the price いくら'), fc.string({ unit: 'binary' }))
const moment: fc.Arbitrary<Moment> = fc.record({
  lastIn: fc.option(fc.record({ at, text }), { nil: undefined }),
  incomingRun: fc.integer({ min: 0, max: 4 }),
  lastOut: fc.option(fc.record({ at, isRead: fc.boolean() }), { nil: undefined }),
})

const facts: fc.Arbitrary<Facts> = fc.record({
  now: fc.constant(T0),
  timeZone: fc.constantFrom('UTC', 'America/New_York', 'Europe/Berlin', 'nowhere'),
  workingHours: fc.record({ days, from: minute, to: minute }),
  kind: fc.constantFrom('person', 'person', 'unknown', 'group', 'self'),
  tagIds: tags.map((ids) => new Set(ids)),
  language: fc.constantFrom(undefined, 'pt-BR'),
  readAt: at,
  dismissed: fc.constant(new Set<string>()),
  sent: fc.constantFrom(new Set<string>(), new Set(['r1'])),
})

describe('any rules, for any chat', () => {
  test('are evaluated without an error and alike each time, in whatever order they come', () => {
    fc.assert(
      fc.property(rules, moment, facts, (all, shown, known) => {
        const once = evaluate(all, shown, known)
        expect(evaluate(all, shown, known)).toEqual(once)
        expect(evaluate(all.toReversed(), shown, known)).toEqual(once)
        if (once.match !== undefined) expect(all).toContain(once.match.rule)
      }),
    )
  })

  test('are not changed by one more that is off or rests', () => {
    fc.assert(
      fc.property(rules, rule, moment, facts, fc.boolean(), (all, more, shown, known, isOff) => {
        const resting = { ...more, ...(isOff ? { isOn: false } : { dismissals: 2 }) }
        expect(evaluate([...all, resting], shown, known)).toEqual(evaluate(all, shown, known))
      }),
    )
  })

  test('propose the same until it is time to ask again', () => {
    const part = fc.double({ min: 0, max: 1, noNaN: true })
    fc.assert(
      fc.property(rules, moment, facts, part, (all, shown, known, share) => {
        const first = evaluate(all, shown, known)
        const end = first.askAgainAt ?? T0 + 10 * DAY
        expect(end).toBeGreaterThan(T0)
        for (const now of [end - 1, Math.floor(T0 + (end - 1 - T0) * share)]) {
          const later = evaluate(all, shown, { ...known, now })
          expect(later.match?.rule).toEqual(first.match?.rule)
        }
      }),
      { numRuns: 500 },
    )
  })

  test('have an answer of their own at that time, when one rule is all there is', () => {
    fc.assert(
      fc.property(rule, moment, facts, (one, shown, known) => {
        const { match, askAgainAt } = evaluate([one], shown, known)
        if (askAgainAt === undefined) return
        const then = evaluate([one], shown, { ...known, now: askAgainAt })
        expect(then.match === undefined).toBe(match !== undefined)
      }),
      { numRuns: 500 },
    )
  })

  test('never propose what rests, is dismissed for the contact, or was just sent', () => {
    fc.assert(
      fc.property(rules, moment, facts, (all, shown, known) => {
        const dismissed = new Set(all.slice(0, 2).map(({ id }) => id))
        const found = evaluate(all, shown, { ...known, dismissed }).match?.rule
        if (found === undefined) return
        expect(found.isOn && found.dismissals < 2).toBe(true)
        expect(dismissed.has(found.id) || known.sent.has(found.replyId)).toBe(false)
      }),
    )
  })
})

function evaluate(all: readonly Rule[], shown: Moment, known: Facts): Evaluation {
  return evaluateRules(compileRules(all), shown, known)
}
