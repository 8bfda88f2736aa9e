import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { transitionsOf } from '@/utils/dates/transitions'
import { epochOf, wallClock } from '@/utils/dates/zoned'
import { nextOccurrence } from '@/utils/follow-ups/recurrence'

const DAY_MS = 86_400_000
const HOUR_MS = 3_600_000
/** Of a daily series: the local day before clocks are moved, its time, and what that day and the next really give. */
const MOVES: [zone: string, startsAt: string, expected: string[]][] = [
  // Clocks go forward over the time of the series: it moves by as much.
  ['Europe/Rome', '2026-03-28T02:30+01:00', ['2026-03-29T03:30+02:00', '2026-03-30T02:30+02:00']],
  ['America/New_York', '2026-03-07T02:30-05:00', ['2026-03-08T03:30-04:00', '2026-03-09T02:30-04:00']],
  ['Australia/Lord_Howe', '2026-10-03T02:15+10:30', ['2026-10-04T02:45+11:00', '2026-10-05T02:15+11:00']],
  ['Africa/Casablanca', '2026-03-21T02:30Z', ['2026-03-22T03:30+01:00', '2026-03-23T02:30+01:00']],
  ['America/Sao_Paulo', '2018-11-03T00:30-03:00', ['2018-11-04T01:30-02:00', '2018-11-05T00:30-02:00']],
  ['Europe/Dublin', '2026-03-28T01:30Z', ['2026-03-29T02:30+01:00', '2026-03-30T01:30+01:00']],
  ['Pacific/Chatham', '2026-09-26T03:00+12:45', ['2026-09-27T04:00+13:45', '2026-09-28T03:00+13:45']],
  ['America/St_Johns', '2026-03-07T02:15-03:30', ['2026-03-08T03:15-02:30', '2026-03-09T02:15-02:30']],
  ['Africa/Cairo', '2026-04-23T00:30+02:00', ['2026-04-24T01:30+03:00', '2026-04-25T00:30+03:00']],
  // They go back over it: it comes once, the first time.
  ['Europe/Rome', '2026-10-24T02:30+02:00', ['2026-10-25T02:30+02:00', '2026-10-26T02:30+01:00']],
  ['America/New_York', '2026-10-31T01:30-04:00', ['2026-11-01T01:30-04:00', '2026-11-02T01:30-05:00']],
  ['Australia/Lord_Howe', '2026-04-04T01:45+11:00', ['2026-04-05T01:45+11:00', '2026-04-06T01:45+10:30']],
  ['Africa/Casablanca', '2026-02-14T02:30+01:00', ['2026-02-15T02:30+01:00', '2026-02-16T02:30Z']],
  ['America/Sao_Paulo', '2018-02-16T23:30-02:00', ['2018-02-17T23:30-02:00', '2018-02-18T23:30-03:00']],
  ['Europe/Dublin', '2026-10-24T01:30+01:00', ['2026-10-25T01:30+01:00', '2026-10-26T01:30Z']],
  ['America/St_Johns', '2026-10-31T01:15-02:30', ['2026-11-01T01:15-02:30', '2026-11-02T01:15-03:30']],
  // They are never moved, or a whole day is left out: it falls onto the next, and comes there once.
  ['Asia/Kolkata', '2026-03-28T02:30+05:30', ['2026-03-29T02:30+05:30', '2026-03-30T02:30+05:30']],
  ['Asia/Tokyo', '2026-10-24T02:30+09:00', ['2026-10-25T02:30+09:00', '2026-10-26T02:30+09:00']],
  ['Pacific/Apia', '2011-12-29T09:00-10:00', ['2011-12-31T09:00+14:00', '2012-01-01T09:00+14:00']],
]

describe('A series where clocks are moved', () => {
  test.each(MOVES)('In %s, daily from %s', (zone, startsAt, expected) => {
    const start = Date.parse(startsAt)
    const first = nextOccurrence('FREQ=DAILY', start, start, zone) ?? 0
    const second = nextOccurrence('FREQ=DAILY', start, first, zone) ?? 0
    expect([first, second].map(iso)).toEqual(expected.map((text) => iso(Date.parse(text))))
  })

  test('A weekly ten o’clock stays ten o’clock for a year, summer and winter', () => {
    fc.assert(
      fc.property(zones, fc.nat(364), (zone, day) => {
        const start = epochOf({ year: 2026, month: 1, day: 1 + day, hour: 10, minute: 0 }, zone)
        let at = start
        for (let week = 1; week <= 52; week++) {
          at = nextOccurrence('FREQ=WEEKLY', start, at, zone) ?? 0
          expect(wallClock(at, zone)).toMatchObject({ hour: 10, minute: 0 })
          expect(Math.abs(at - start - week * 7 * DAY_MS)).toBeLessThanOrEqual(HOUR_MS)
        }
      }),
      { numRuns: 40 },
    )
  })

  test('Every day has one occurrence at any time of day, none twice and none left out', () => {
    fc.assert(
      fc.property(zones, fc.nat(1439), (zone, minute) => {
        const clock = { year: 2026, month: 1, day: 1, hour: Math.floor(minute / 60), minute: minute % 60 }
        const start = epochOf(clock, zone)
        let at = start
        for (let day = 1; day <= 365; day++) {
          const next = nextOccurrence('FREQ=DAILY', start, at, zone) ?? 0
          expect(next).toBe(epochOf({ ...clock, day: 1 + day }, zone))
          expect(next).toBeGreaterThan(at)
          at = next
        }
      }),
      { numRuns: 25 },
    )
  })

  test('The moments at which clocks are moved are found to the minute', () => {
    const [spring, autumn] = transitionsOf('Europe/Rome', Date.UTC(2026, 0, 1), Date.UTC(2027, 0, 1))
    expect(spring).toEqual({ at: Date.UTC(2026, 2, 29, 1), from: HOUR_MS, to: 2 * HOUR_MS })
    expect(autumn).toEqual({ at: Date.UTC(2026, 9, 25, 1), from: 2 * HOUR_MS, to: HOUR_MS })
    expect(transitionsOf('Asia/Tokyo', 0, Date.UTC(2027, 0, 1))).toEqual([])
  })
})

const zones = fc.constantFrom(...new Set(MOVES.map(([zone]) => zone)))

function iso(at: number): string {
  return new Date(at).toISOString()
}
