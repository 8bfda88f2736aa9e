import { expect, test } from 'vitest'
import { wallClock } from '@/utils/dates/zoned'
import { followUpPresets, snoozePresets } from '@/utils/follow-ups/presets'
import type { WorkCalendar } from '@/utils/follow-ups/working-time'

const ROME = 'Europe/Rome'
/** A Wednesday. */
const NOW = Date.parse('2026-12-16T10:00:00+01:00')
const calendar: WorkCalendar = {
  workingHours: { days: [1, 2, 3, 4, 5], from: 10 * 60, to: 18 * 60 },
  holidays: [{ date: '2026-12-23' }],
  timeZone: ROME,
}

function moments(presets: readonly { id: string; at: number }[]): Record<string, string> {
  return Object.fromEntries(
    presets.map(({ id, at }) => {
      const { day, hour } = wallClock(at, ROME)
      return [id, `${day} at ${hour}`]
    }),
  )
}

test('Some days ahead is a day on which somebody works; tomorrow and Monday stay what they are called', () => {
  expect(moments(followUpPresets(NOW, ROME, calendar))).toMatchObject({
    tomorrow: '17 at 9',
    'in-3-days': '21 at 10',
    'next-monday': '21 at 9',
    'in-a-week': '24 at 10',
  })
})

test('Without a calendar every day is as good', () => {
  expect(moments(followUpPresets(NOW, ROME))).toMatchObject({
    'in-3-days': '19 at 9',
    'in-a-week': '23 at 9',
  })
})

test.each([
  [
    'Wednesday',
    '2026-12-16',
    ['in-1-hour', 'this-evening', 'tomorrow', 'in-3-days', 'next-monday', 'in-a-week'],
  ],
  ['Friday', '2026-12-18', ['in-1-hour', 'this-evening', 'tomorrow', 'next-monday', 'in-a-week']],
  ['Sunday', '2026-12-20', ['in-1-hour', 'this-evening', 'tomorrow', 'in-3-days', 'in-a-week']],
  ['Monday', '2026-12-21', ['in-1-hour', 'this-evening', 'tomorrow', 'in-3-days', 'next-monday']],
])('On a %s no moment is offered twice', (_, day, ids) => {
  const offered = followUpPresets(Date.parse(`${day}T10:00:00+01:00`), ROME)
  expect(offered.map(({ id }) => id)).toEqual(ids)
  expect(new Set(offered.map(({ at }) => at)).size).toBe(offered.length)
})

test('Putting off offers an hour, the evening, tomorrow, and the same time tomorrow', () => {
  const dueAt = Date.parse('2026-12-15T14:00:00+01:00')
  expect(moments(snoozePresets(NOW, dueAt, ROME))).toEqual({
    'in-1-hour': '16 at 11',
    'this-evening': '16 at 18',
    tomorrow: '17 at 9',
    'same-time-tomorrow': '17 at 14',
  })
})
