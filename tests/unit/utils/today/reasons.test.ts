import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { settingsSchema, type Settings } from '@/storage/schema/settings'
import { rankOf } from '@/utils/today/order'
import type { Reason } from '@/utils/today/reason'
import { compareToday, reasonsOf, type TodayFacts, type TodayRules } from '@/utils/today/reasons'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
/** A Wednesday, 11:00 in Rome. */
const NOW = Date.parse('2026-09-16T09:00:00Z')
const settings: Settings = settingsSchema.parse({})
const rules: TodayRules = { ...settings, timeZone: 'Europe/Rome' }

type Activity = NonNullable<TodayFacts['activity']>

function person(more: Partial<TodayFacts> = {}): TodayFacts {
  return { kind: 'person', tagIds: [], ...more }
}

function waiting(hours: number, count = 1): Activity {
  const at = NOW - hours * HOUR_MS
  return {
    lastAt: at,
    lastInAt: at,
    lastDirection: 'in',
    lastAck: 'unknown',
    unread: count,
    waitingSince: at,
    waitingCount: count,
  }
}

function written(hours: number, lastAck = 'read'): Activity {
  const at = NOW - hours * HOUR_MS
  return { lastAt: at, lastOutAt: at, lastDirection: 'out', lastAck, unread: 0 }
}

function kinds(facts: TodayFacts, now = NOW): string[] {
  return reasonsOf(facts, rules, now).map(({ kind }) => kind)
}

describe('Why a customer stands in the list', () => {
  test('Somebody of whom nothing is known does not', () => {
    expect(reasonsOf(person({ grade: 'A' }), rules, NOW)).toEqual([])
  })

  test('One message waits for an answer by the service level of the grade', () => {
    const [reason] = reasonsOf(person({ grade: 'A', activity: waiting(0.1) }), rules, NOW)
    const since = NOW - 0.1 * HOUR_MS
    expect(reason).toEqual({ kind: 'waiting', since, answerBy: since + 15 * 60_000 })
  })

  test('Two messages without an answer come before everything, and how long they wait is told as well', () => {
    expect(kinds(person({ activity: waiting(0.1, 2) }))).toEqual(['twice', 'waiting'])
  })

  test('What was handled asks for nothing, until there is a new message', () => {
    const activity = waiting(2, 3)
    expect(kinds(person({ activity, handledAt: NOW - HOUR_MS }))).toEqual([])
    const again = { ...activity, lastAt: NOW - 1, lastInAt: NOW - 1 }
    const reasons = reasonsOf(person({ activity: again, handledAt: NOW - HOUR_MS }), rules, NOW)
    expect(reasons).toMatchObject([{ kind: 'waiting', since: NOW - 1 }])
  })

  test('A follow-up is a reason from its time on, with its note, until it is done', () => {
    const followUp = { dueAt: NOW, state: 'due', note: 'Quote' }
    expect(reasonsOf(person({ followUp }), rules, NOW)).toEqual([
      { kind: 'follow-up', dueAt: NOW, note: 'Quote' },
    ])
    expect(kinds(person({ followUp }), NOW - 1)).toEqual([])
    expect(kinds(person({ followUp: { ...followUp, state: 'fired' } }), NOW + 400 * DAY_MS)).toEqual([
      'follow-up',
    ])
    expect(kinds(person({ followUp: { ...followUp, state: 'done' } }))).toEqual([])
  })

  test('Who has not answered for three days has gone quiet, and whether they have read it is told', () => {
    expect(kinds(person({ activity: written(71) }))).toEqual(['no-step'])
    expect(reasonsOf(person({ activity: written(72) }), rules, NOW)).toMatchObject([
      { kind: 'quiet', wasRead: true },
    ])
    expect(reasonsOf(person({ activity: written(72, 'delivered') }), rules, NOW)).toMatchObject([
      { kind: 'quiet', wasRead: false },
    ])
  })

  test('What was never sent is no reason to wonder about an answer', () => {
    expect(kinds(person({ activity: written(100, 'failed') }))).toEqual(['no-step'])
  })

  test('With a follow-up to come, silence and rest are planned', () => {
    const followUp = { dueAt: NOW + DAY_MS, state: 'due' }
    expect(kinds(person({ activity: written(100), followUp }))).toEqual([])
    expect(kinds(person({ activity: written(30), followUp }))).toEqual([])
    expect(kinds(person({ activity: waiting(3), followUp }))).toEqual(['waiting'])
  })

  test('Staying in touch turns yellow after the ideal and red after the most', () => {
    const zone = (hours: number): string | undefined =>
      reasonsOf(person({ grade: 'A', activity: written(hours) }), rules, NOW)
        .filter((reason) => reason.kind === 'in-touch')
        .map((reason) => reason.zone)[0]
    expect([71, 72, 119, 120].map(zone)).toEqual([undefined, 'yellow', 'yellow', 'red'])
  })

  test('Who was dealt with is in touch from then on', () => {
    const activity = written(200)
    const handled = (hours: number) => person({ grade: 'A', activity, handledAt: NOW - hours * HOUR_MS })
    expect(kinds(handled(1))).toEqual([])
    expect(reasonsOf(handled(80), rules, NOW)).toEqual([
      { kind: 'in-touch', zone: 'yellow', since: NOW - 80 * HOUR_MS },
    ])
  })

  test('A follow-up within the span keeps in touch, one beyond it does not', () => {
    const activity = written(80)
    const within = { dueAt: NOW + 39 * HOUR_MS, state: 'due' }
    const beyond = { dueAt: NOW + 41 * HOUR_MS, state: 'due' }
    expect(kinds(person({ grade: 'A', activity, followUp: within }))).toEqual([])
    expect(kinds(person({ grade: 'A', activity, followUp: beyond }))).toEqual(['in-touch'])
  })

  test('What rests for longer than two months is no longer proposed; a cadence counts from its red line', () => {
    expect(kinds(person({ activity: written(60 * 24) }))).toEqual(['quiet'])
    expect(kinds(person({ activity: written(61 * 24) }))).toEqual([])
    expect(kinds(person({ activity: waiting(61 * 24) }))).toEqual([])
    expect(kinds(person({ grade: 'C', activity: written(61 * 24) }))).toEqual(['in-touch'])
    expect(kinds(person({ grade: 'C', activity: written(106 * 24) }))).toEqual([])
  })

  test.each(['group', 'self'] as const)('A %s has follow-ups alone', (kind) => {
    const followUp = { dueAt: NOW - 1, state: 'fired' }
    expect(kinds({ kind, tagIds: [], grade: 'A', activity: waiting(5, 3), followUp })).toEqual(['follow-up'])
  })
})

const at = fc.integer({ min: NOW - 130 * DAY_MS, max: NOW + 20 * DAY_MS })
const maybe = <Value>(value: fc.Arbitrary<Value>): fc.Arbitrary<Value | undefined> =>
  fc.option(value, { nil: undefined })
const anyFacts: fc.Arbitrary<TodayFacts> = fc.record({
  kind: fc.constantFrom('person' as const, 'person' as const, 'person' as const, 'group' as const),
  grade: maybe(fc.constantFrom('A' as const, 'B' as const, 'C' as const)),
  tagIds: fc.constant([]),
  handledAt: maybe(at),
  activity: maybe(
    fc.record({
      lastAt: maybe(at),
      lastDirection: fc.constantFrom('in' as const, 'out' as const, 'unknown' as const),
      lastAck: fc.constantFrom('read', 'sent', 'failed', 'unknown'),
      unread: fc.nat(3),
      waitingSince: maybe(at),
      waitingCount: maybe(fc.integer({ min: 1, max: 5 })),
      lastInAt: maybe(at),
      lastOutAt: maybe(at),
    }),
  ),
  followUp: maybe(
    fc.record({
      dueAt: at,
      state: fc.constantFrom('due', 'firing', 'fired', 'done'),
      note: fc.constant('x'),
    }),
  ),
})
const anyReasons = anyFacts
  .map((facts) => reasonsOf(facts, rules, NOW))
  .filter((reasons) => reasons.length > 0)

describe('Any customers', () => {
  test('The order is a total one: it neither contradicts itself nor turns in a circle', () => {
    fc.assert(
      fc.property(anyReasons, anyReasons, anyReasons, (a, b, c) => {
        const order = (x: Reason[], y: Reason[]): number => Math.sign(compareToday(x, y, NOW))
        expect(order(a, b) + order(b, a)).toBe(0)
        expect(order(a, a)).toBe(0)
        if (order(a, b) <= 0 && order(b, c) <= 0) expect(order(a, c)).toBeLessThanOrEqual(0)
      }),
      { numRuns: 1_000 },
    )
  })

  test('The first reason decides, and it is the most urgent of all', () => {
    fc.assert(
      fc.property(anyReasons, anyReasons, (a, b) => {
        for (const reasons of [a, b]) {
          const ranks = reasons.map((reason) => rankOf(reason, NOW))
          expect(ranks).toEqual(ranks.toSorted((x, y) => x - y))
          expect(new Set(reasons.map(({ kind }) => kind)).size).toBe(reasons.length)
        }
        const [first, second] = [rankOf(a[0]!, NOW), rankOf(b[0]!, NOW)]
        if (first !== second) expect(Math.sign(compareToday(a, b, NOW))).toBe(Math.sign(first - second))
      }),
      { numRuns: 1_000 },
    )
  })

  test('Who was handled after the last message has follow-ups and staying in touch alone', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const handled = { ...facts, handledAt: NOW + 21 * DAY_MS }
        const found = reasonsOf(handled, rules, NOW).map(({ kind }) => kind)
        expect(found.filter((kind) => kind !== 'follow-up' && kind !== 'in-touch')).toEqual([])
      }),
      { numRuns: 1_000 },
    )
  })

  test('The same facts give the same reasons', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        expect(reasonsOf(structuredClone(facts), { ...rules }, NOW)).toEqual(reasonsOf(facts, rules, NOW))
      }),
    )
  })

  test('Time alone makes a wait late, never early again, and never answers it', () => {
    fc.assert(
      fc.property(anyFacts, fc.nat(30 * DAY_MS), (facts, later) => {
        const wait = (now: number): { rank: number; answerBy: number } | undefined => {
          const reason = reasonsOf(facts, rules, now).find(({ kind }) => kind === 'waiting')
          return reason?.kind === 'waiting'
            ? { rank: rankOf(reason, now), answerBy: reason.answerBy }
            : undefined
        }
        const [before, after] = [wait(NOW), wait(NOW + later)]
        if (before === undefined || after === undefined) return
        expect(after.rank).toBeLessThanOrEqual(before.rank)
        expect(after.answerBy).toBe(before.answerBy)
      }),
      { numRuns: 1_000 },
    )
  })
})
