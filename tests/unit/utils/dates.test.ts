import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, epochOf, isTimeZone, wallClock, weekdayOf } from '@/utils/dates/zoned'
import { followUpPresets, sameTimeTomorrow, snoozePresets } from '@/utils/follow-ups/presets'
import { quietUntil } from '@/utils/quiet-hours'

const ZONES = [
  'UTC',
  'America/New_York',
  'America/Sao_Paulo',
  'Europe/Rome',
  'Europe/London',
  'Asia/Kolkata',
  'Asia/Tokyo',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'Africa/Casablanca',
]
const zones = fc.constantFrom(...ZONES)
const times = fc.integer({ min: Date.UTC(2024, 0, 1), max: Date.UTC(2032, 0, 1) })
const HOUR_MS = 3_600_000

/** @returns the moment an ISO text names. */
function at(iso: string): number {
  return Date.parse(iso)
}

function shown(moment: number, zone: string): string {
  const { year, month, day, hour, minute } = wallClock(moment, zone)
  const two = (value: number): string => String(value).padStart(2, '0')
  return `${year}-${two(month)}-${two(day)} ${two(hour)}:${two(minute)}`
}

describe('wall clocks', () => {
  test('A moment read from a clock is found again, to the minute', () => {
    fc.assert(
      fc.property(times, zones, (time, zone) => {
        const clock = wallClock(time, zone)
        const found = epochOf(clock, zone)
        expect(wallClock(found, zone)).toEqual(clock)
        // A clock that shows a time twice gives the first one.
        expect(found).toBeLessThanOrEqual(time)
        expect(time - found).toBeLessThan(HOUR_MS + 60_000)
      }),
    )
  })

  test('A time that the clocks skip moves on by as much as they do', () => {
    const skipped = { year: 2026, month: 3, day: 29, hour: 2, minute: 30 }
    expect(shown(epochOf(skipped, 'Europe/Rome'), 'Europe/Rome')).toBe('2026-03-29 03:30')
  })

  test('A time that the clocks show twice is the first one', () => {
    const twice = { year: 2026, month: 10, day: 25, hour: 2, minute: 30 }
    expect(epochOf(twice, 'Europe/Rome')).toBe(at('2026-10-25T00:30:00Z'))
  })

  test('Days are added across months, years and leap days', () => {
    const clock = { year: 2027, month: 12, day: 31, hour: 9, minute: 5 }
    expect(addDays(clock, 1)).toEqual({ year: 2028, month: 1, day: 1, hour: 9, minute: 5 })
    expect(addDays({ ...clock, year: 2028, month: 2, day: 28 }, 1)).toMatchObject({ month: 2, day: 29 })
    expect(weekdayOf(clock)).toBe(5)
  })

  test('An unknown zone counts as UTC', () => {
    expect(isTimeZone('Mars/Olympus')).toBe(false)
    expect(wallClock(0, 'Mars/Olympus')).toMatchObject({ year: 1970, hour: 0 })
  })
})

describe('follow-up presets', () => {
  test('They are the moments their names say', () => {
    // A Wednesday morning in Rome.
    const now = at('2026-09-16T08:10:20Z')
    const presets = followUpPresets(now, 'Europe/Rome').map(
      ({ id, at }) => `${id} ${shown(at, 'Europe/Rome')}`,
    )
    expect(presets).toEqual([
      'in-1-hour 2026-09-16 11:11',
      'this-evening 2026-09-16 18:00',
      'tomorrow 2026-09-17 09:00',
      'in-3-days 2026-09-19 09:00',
      'next-monday 2026-09-21 09:00',
      'in-a-week 2026-09-23 09:00',
    ])
  })

  test('On a Monday, next Monday is a week away', () => {
    const monday = at('2026-09-21T07:00:00Z')
    const next = followUpPresets(monday, 'UTC').find(({ id }) => id === 'next-monday')
    expect(shown(next?.at ?? 0, 'UTC')).toBe('2026-09-28 09:00')
  })

  test('The evening is not offered when it is nearly there', () => {
    const ids = followUpPresets(at('2026-09-18T17:45:00Z'), 'UTC').map(({ id }) => id)
    expect(ids).not.toContain('this-evening')
  })

  test('Moments for a new follow-up come soonest first, on any day of the week', () => {
    const monday = at('2026-09-21T08:00:00Z')
    for (let day = 0; day < 7; day++) {
      const moments = followUpPresets(monday + day * 86_400_000, 'UTC').map((preset) => preset.at)
      expect(moments).toEqual(moments.toSorted((a, b) => a - b))
    }
  })

  test('Every preset is ahead, and mornings are at nine, in any zone at any time', () => {
    fc.assert(
      fc.property(times, zones, (now, zone) => {
        for (const preset of [...followUpPresets(now, zone), ...snoozePresets(now, now, zone)]) {
          expect(preset.at).toBeGreaterThan(now)
          if (['tomorrow', 'in-3-days', 'next-monday', 'in-a-week'].includes(preset.id)) {
            expect(wallClock(preset.at, zone)).toMatchObject({ hour: 9, minute: 0 })
          }
        }
      }),
    )
  })

  test('The same time tomorrow is the same on the clock, though the day has 23 or 25 hours', () => {
    const dueAt = at('2026-03-28T14:30:00Z')
    const next = sameTimeTomorrow(dueAt + HOUR_MS, dueAt, 'Europe/Rome')
    expect(shown(next, 'Europe/Rome')).toBe('2026-03-29 15:30')
    expect(next - dueAt).toBe(23 * HOUR_MS)
  })
})

describe('quiet hours', () => {
  const night = { on: true, from: 21 * 60, to: 8 * 60 }

  test.each([
    ['2026-09-18T20:59:00Z', undefined],
    ['2026-09-18T21:00:00Z', '2026-09-19T08:00:00Z'],
    ['2026-09-19T03:00:00Z', '2026-09-19T08:00:00Z'],
    ['2026-09-19T08:00:00Z', undefined],
  ])('At %s they end at %s', (moment, end) => {
    expect(quietUntil(at(moment), night, 'UTC')).toBe(end === undefined ? undefined : at(end))
  })

  test('They may lie within one day, and be switched off', () => {
    const siesta = { on: true, from: 13 * 60, to: 15 * 60 }
    expect(quietUntil(at('2026-09-18T14:00:00Z'), siesta, 'UTC')).toBe(at('2026-09-18T15:00:00Z'))
    expect(quietUntil(at('2026-09-18T14:00:00Z'), { ...siesta, on: false }, 'UTC')).toBeUndefined()
  })

  test('They always end within a day, in any zone', () => {
    fc.assert(
      fc.property(times, zones, fc.nat(1439), fc.nat(1439), (time, zone, from, to) => {
        const end = quietUntil(time, { on: true, from, to }, zone)
        if (end === undefined) return
        expect(end).toBeGreaterThan(time)
        expect(end - time).toBeLessThanOrEqual(26 * HOUR_MS)
      }),
    )
  })
})
