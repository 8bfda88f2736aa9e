import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { answerBy } from '@/utils/follow-ups/service-level'
import {
  addWorkingMinutes,
  isWorkingTime,
  nextWorkingMoment,
  type WorkCalendar,
} from '@/utils/follow-ups/working-time'

const MINUTE_MS = 60_000
const office: WorkCalendar = {
  workingHours: { days: [1, 2, 3, 4, 5], from: 9 * 60, to: 18 * 60 },
  holidays: [{ date: '2026-12-25' }],
  timeZone: 'Europe/Rome',
}
const night: WorkCalendar = { ...office, workingHours: { days: [1, 5], from: 22 * 60, to: 6 * 60 } }
const never: WorkCalendar = { ...office, workingHours: { days: [], from: 0, to: 0 } }

/** @returns the moment an ISO text names, in winter time of Rome where it names no offset. */
function at(text: string): number {
  return Date.parse(text.includes('Z') ? text : `${text}+01:00`)
}

describe('Working time', () => {
  test.each([
    ['2026-11-20T09:00', true],
    ['2026-11-20T17:59', true],
    ['2026-11-20T18:00', false],
    ['2026-11-20T08:59', false],
    ['2026-11-21T12:00', false],
    ['2026-12-25T12:00', false],
  ])('In an office, %s is: %s', (moment, expected) => {
    expect(isWorkingTime(at(moment), office)).toBe(expected)
  })

  test('A night shift belongs to the day it begins on', () => {
    expect(isWorkingTime(at('2026-11-21T05:59'), night)).toBe(true)
    expect(isWorkingTime(at('2026-11-20T05:59'), night)).toBe(false)
    const holiday = { ...night, holidays: [{ date: '2026-11-20' }] }
    expect(isWorkingTime(at('2026-11-21T05:59'), holiday)).toBe(false)
  })

  test('The next working moment is now, the morning, or after the weekend and the holiday', () => {
    expect(nextWorkingMoment(at('2026-11-20T10:30'), office)).toBe(at('2026-11-20T10:30'))
    expect(nextWorkingMoment(at('2026-11-20T03:00'), office)).toBe(at('2026-11-20T09:00'))
    expect(nextWorkingMoment(at('2026-11-20T18:00'), office)).toBe(at('2026-11-23T09:00'))
    expect(nextWorkingMoment(at('2026-12-24T20:00'), office)).toBe(at('2026-12-28T09:00'))
  })

  test('Minutes run while somebody is there: Friday 17:00 and two hours is Monday 10:00', () => {
    expect(addWorkingMinutes(at('2026-11-20T17:00'), 120, office)).toBe(at('2026-11-23T10:00'))
    expect(addWorkingMinutes(at('2026-11-20T17:00'), 60, office)).toBe(at('2026-11-20T18:00'))
    expect(addWorkingMinutes(at('2026-11-21T12:00'), 30, office)).toBe(at('2026-11-23T09:30'))
  })

  test('A shift in which clocks are moved is an hour shorter', () => {
    const sundays = { ...office, workingHours: { days: [7], from: 60, to: 5 * 60 } }
    const start = at('2026-03-29T00:00:00Z')
    expect(addWorkingMinutes(start, 180, sundays)).toBe(start + 180 * MINUTE_MS)
    expect(addWorkingMinutes(start, 181, sundays)).toBe(at('2026-04-04T23:01:00Z'))
  })

  test('Where there is no working time at all, every minute counts', () => {
    const now = at('2026-11-20T17:00')
    expect(isWorkingTime(now, never)).toBe(false)
    expect(nextWorkingMoment(now, never)).toBe(now)
    expect(addWorkingMinutes(now, 90, never)).toBe(now + 90 * MINUTE_MS)
  })
})

const zones = fc.constantFrom(
  'Europe/Rome',
  'America/New_York',
  'Asia/Tokyo',
  'Australia/Lord_Howe',
  'Africa/Casablanca',
)
const calendars: fc.Arbitrary<WorkCalendar> = fc.record({
  workingHours: fc.record({
    days: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
    from: fc.nat(1439),
    to: fc.nat(1439),
  }),
  holidays: fc.array(
    fc.constantFrom('2026-03-30', '2026-10-26', '2026-12-25').map((date) => ({ date })),
    { maxLength: 3 },
  ),
  timeZone: zones,
})
const times = fc
  .integer({ min: Date.UTC(2026, 0, 1) / MINUTE_MS, max: Date.UTC(2027, 0, 1) / MINUTE_MS })
  .map((minutes) => minutes * MINUTE_MS)
const amounts = fc.integer({ min: 1, max: 3_000 })

describe('In any calendar', () => {
  test('Later or more is never earlier', () => {
    fc.assert(
      fc.property(calendars, times, times, amounts, amounts, (calendar, a, b, few, many) => {
        const [early, late] = [Math.min(a, b), Math.max(a, b)]
        const add = (from: number, minutes: number): number => addWorkingMinutes(from, minutes, calendar)
        expect(add(early, few)).toBeLessThanOrEqual(add(late, few))
        expect(add(early, Math.min(few, many))).toBeLessThanOrEqual(add(early, Math.max(few, many)))
      }),
      { numRuns: 400 },
    )
  })

  test('Some minutes and then some more are as many at once', () => {
    fc.assert(
      fc.property(calendars, times, amounts, amounts, (calendar, from, some, more) => {
        const steps = addWorkingMinutes(addWorkingMinutes(from, some, calendar), more, calendar)
        expect(steps).toBe(addWorkingMinutes(from, some + more, calendar))
      }),
      { numRuns: 400 },
    )
  })

  test('It never ends outside of working time, and neither does the search for the next moment', () => {
    fc.assert(
      fc.property(calendars, times, amounts, (calendar, from, minutes) => {
        expect(isWorkingTime(addWorkingMinutes(from, minutes, calendar) - 1, calendar)).toBe(true)
        const next = nextWorkingMoment(from, calendar)
        expect(isWorkingTime(next, calendar)).toBe(true)
        if (next > from) expect(isWorkingTime(next - 1, calendar)).toBe(false)
      }),
      { numRuns: 400 },
    )
  })

  test('An answer is never due before the message', () => {
    const levels = fc.record({
      minutes: fc.integer({ min: 1, max: 5_000 }),
      nightMinutes: fc.option(fc.integer({ min: 1, max: 600 }), { nil: undefined }),
    })
    fc.assert(
      fc.property(calendars, times, levels, (calendar, receivedAt, level) => {
        expect(answerBy(receivedAt, level, calendar)).toBeGreaterThan(receivedAt)
      }),
      { numRuns: 400 },
    )
  })
})

describe('Service levels', () => {
  const [best, good, once] = [{ minutes: 15, nightMinutes: 30 }, { minutes: 120 }, { minutes: 24 * 60 }]

  test.each([
    ['A by day', best, '2026-11-20T10:00', '2026-11-20T10:15'],
    ['A at closing time', best, '2026-11-20T17:55', '2026-11-20T18:10'],
    ['A by night', best, '2026-11-20T23:00', '2026-11-20T23:30'],
    ['A before opening', best, '2026-11-20T08:50', '2026-11-20T09:15'],
    ['A on Sunday', best, '2026-11-22T12:00', '2026-11-22T12:30'],
    ['B by day', good, '2026-11-20T10:00', '2026-11-20T12:00'],
    ['B over the weekend', good, '2026-11-20T17:30', '2026-11-23T10:30'],
    ['B by night', good, '2026-11-19T23:00', '2026-11-20T11:00'],
    ['C by day', once, '2026-11-19T10:00', '2026-11-20T10:00'],
    ['C before the weekend', once, '2026-11-20T15:00', '2026-11-23T09:00'],
    ['C before a holiday', once, '2026-12-24T10:00', '2026-12-28T09:00'],
  ])('%s: what comes is answered in time', (_, level, receivedAt, due) => {
    expect(answerBy(at(receivedAt), level, office)).toBe(at(due))
  })
})
