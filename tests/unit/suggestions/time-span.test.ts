import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { epochOf } from '@/utils/dates/zoned'
import { isInSpan, nextTurn, type Span } from '@/utils/suggestions/time-span'

const HOURS = { days: [1, 2, 3, 4, 5], from: 9 * 60, to: 18 * 60 }
const BERLIN = { timeZone: 'Europe/Berlin', workingHours: HOURS }
const OUTSIDE: Span = { span: 'outside-working-hours' }
const MINUTE = 60_000

/** October 2026: the 5th is a Monday, and on the 25th the clocks of Berlin go back from 3 to 2. */
function berlin(day: number, hour: number, minute = 0, month = 10): number {
  return epochOf({ year: 2026, month, day, hour, minute }, 'Europe/Berlin')
}

describe('a span of time', () => {
  test('outside working hours is before, after, and on other days', () => {
    const at = [berlin(5, 8, 59), berlin(5, 9), berlin(5, 17, 59), berlin(5, 18), berlin(10, 12)]
    expect(at.map((each) => isInSpan(each, OUTSIDE, BERLIN))).toEqual([true, false, false, true, true])
  })

  test('follows the wall clock of the user, not of UTC', () => {
    const at = Date.UTC(2026, 9, 5, 7, 30)
    expect(isInSpan(at, OUTSIDE, BERLIN)).toBe(false)
    expect(isInSpan(at, OUTSIDE, { ...BERLIN, timeZone: 'UTC' })).toBe(true)
  })

  test('over midnight belongs to the day it begins on', () => {
    const span: Span = { span: 'between', from: 22 * 60, to: 6 * 60, days: [5] }
    const at = [berlin(9, 23), berlin(10, 5, 59), berlin(10, 6), berlin(10, 23), berlin(9, 5)]
    expect(at.map((each) => isInSpan(each, span, BERLIN))).toEqual([true, true, false, false, false])
  })

  test('without times, or with equal ones, lasts the whole day', () => {
    const weekend: Span = { span: 'between', days: [6, 7] }
    const at = [berlin(10, 0), berlin(11, 23, 59), berlin(12, 0)]
    expect(at.map((each) => isInSpan(each, weekend, BERLIN))).toEqual([true, true, false])
  })

  test('of some days alone leaves the others out, outside working hours too', () => {
    const span: Span = { ...OUTSIDE, days: [7] }
    expect([10, 11].map((day) => isInSpan(berlin(day, 12), span, BERLIN))).toEqual([false, true])
  })

  test('turns when the working hours end and begin, over a weekend and over a change of the clocks', () => {
    expect(nextTurn(berlin(5, 12), OUTSIDE, BERLIN)).toBe(berlin(5, 18))
    expect(nextTurn(berlin(23, 18), OUTSIDE, BERLIN)).toBe(berlin(26, 9))
  })

  test('turns at the very moment the clocks jump into it, or out of it', () => {
    const early: Span = { span: 'between', from: 2 * 60 + 30, to: 4 * 60 }
    const springs = Date.UTC(2026, 2, 29, 1)
    expect(nextTurn(berlin(29, 1, 30, 3), early, BERLIN)).toBe(springs)
    const fallsBack: Span = { span: 'between', from: 60, to: 2 * 60 + 30 }
    const first = berlin(25, 2, 30)
    const back = Date.UTC(2026, 9, 25, 1)
    expect(nextTurn(first, fallsBack, BERLIN)).toBe(back)
    expect(nextTurn(back, fallsBack, BERLIN)).toBe(back + 30 * MINUTE)
  })

  test('never turns when it is never or always', () => {
    expect(nextTurn(berlin(5, 12), { span: 'between' }, BERLIN)).toBeUndefined()
    const closed = { ...BERLIN, workingHours: { ...HOURS, days: [] } }
    expect(nextTurn(berlin(5, 12), { span: 'within-working-hours' }, closed)).toBeUndefined()
  })
})

const minute = fc.integer({ min: 0, max: 1439 })
const days = fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { maxLength: 7 })
const zone = fc.constantFrom(
  'UTC',
  'Europe/Berlin',
  'America/Sao_Paulo',
  'Australia/Lord_Howe',
  'Asia/Kolkata',
)
const moment = fc.integer({ min: Date.UTC(2026, 0), max: Date.UTC(2028, 0) })
const settings = fc.record({
  timeZone: zone,
  workingHours: fc.record({ days, from: minute, to: minute }),
})
const span: fc.Arbitrary<Span> = fc.record({
  span: fc.constantFrom('outside-working-hours', 'within-working-hours', 'between'),
  from: minute,
  to: minute,
  days: fc.option(days, { nil: undefined }),
})

describe('any span', () => {
  test('is either outside or within working hours', () => {
    fc.assert(
      fc.property(moment, settings, (at, where) => {
        const outside = isInSpan(at, OUTSIDE, where)
        expect(isInSpan(at, { span: 'within-working-hours' }, where)).toBe(!outside)
      }),
    )
  })

  test('from one time to another holds when the one from the other does not', () => {
    fc.assert(
      fc.property(moment, settings, minute, minute, (at, where, from, to) => {
        fc.pre(from !== to)
        const there = isInSpan(at, { span: 'between', from, to }, where)
        expect(isInSpan(at, { span: 'between', from: to, to: from }, where)).toBe(!there)
      }),
    )
  })

  test('stays as it is until its next turn, and turns then', () => {
    fc.assert(
      fc.property(
        moment,
        settings,
        span,
        fc.double({ min: 0, max: 1, noNaN: true }),
        (at, where, of, part) => {
          const turn = nextTurn(at, of, where)
          const end = turn ?? at + 9 * 86_400_000
          const between = Math.floor(at + (end - 1 - at) * part)
          expect(isInSpan(between, of, where)).toBe(isInSpan(at, of, where))
          if (turn === undefined) return
          expect(turn).toBeGreaterThan(at)
          expect(isInSpan(turn - 1, of, where)).toBe(isInSpan(at, of, where))
          expect(isInSpan(turn, of, where)).toBe(!isInSpan(at, of, where))
        },
      ),
      { numRuns: 400 },
    )
  })
})
