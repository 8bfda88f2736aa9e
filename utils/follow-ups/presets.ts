import { addDays, epochOf, type WallClock, wallClock, weekdayOf } from '../dates/zoned'
import { nextWorkingMoment, type WorkCalendar } from './working-time'

export type PresetId =
  | 'in-1-hour'
  | 'this-evening'
  | 'tomorrow'
  | 'in-3-days'
  | 'next-monday'
  | 'in-a-week'
  | 'same-time-tomorrow'

/** `at` is epoch ms. */
export type Preset = { id: PresetId; at: number }

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const MORNING = 9
const EVENING = 18
const MONDAY = 1

/**
 * @returns the moments offered for a new follow-up at `now` (epoch ms) on the clocks of `timeZone`, soonest first. "This
 * evening" is left out when it is less than half an hour away. With a calendar, those some days ahead move into working time;
 * tomorrow and Monday stay what they are called. No moment is offered twice: on a Sunday, next Monday is tomorrow.
 */
export function followUpPresets(now: number, timeZone: string, calendar?: WorkCalendar): Preset[] {
  const today = wallClock(now, timeZone)
  const presets: Preset[] = [
    { id: 'in-1-hour', at: wholeMinute(now + HOUR_MS) },
    ...eveningOf(now, today, timeZone),
    { id: 'tomorrow', at: morningAfter(today, 1, timeZone) },
    { id: 'next-monday', at: morningAfter(today, daysToMonday(today), timeZone) },
    { id: 'in-3-days', at: atWork(morningAfter(today, 3, timeZone), calendar) },
    { id: 'in-a-week', at: atWork(morningAfter(today, 7, timeZone), calendar) },
  ]
  const distinct = presets.filter(({ at }, index) => presets.findIndex((one) => one.at === at) === index)
  return distinct.sort((a, b) => a.at - b.at)
}

/**
 * @returns the moments a due follow-up may be put off to. "Same time tomorrow" keeps the time of day of `dueAt` on the
 * clocks of the zone the follow-up was set in.
 */
export function snoozePresets(now: number, dueAt: number, timeZone: string): Preset[] {
  const today = wallClock(now, timeZone)
  return [
    { id: 'in-1-hour', at: wholeMinute(now + HOUR_MS) },
    ...eveningOf(now, today, timeZone),
    { id: 'tomorrow', at: morningAfter(today, 1, timeZone) },
    { id: 'same-time-tomorrow', at: sameTimeTomorrow(now, dueAt, timeZone) },
  ] satisfies Preset[]
}

/** @returns tomorrow (seen from `now`) at the time of day that `dueAt` has on the clocks of `timeZone`. */
export function sameTimeTomorrow(now: number, dueAt: number, timeZone: string): number {
  const { hour, minute } = wallClock(dueAt, timeZone)
  return epochOf({ ...addDays(wallClock(now, timeZone), 1), hour, minute }, timeZone)
}

function eveningOf(now: number, today: WallClock, timeZone: string): Preset[] {
  const at = epochOf({ ...today, hour: EVENING, minute: 0 }, timeZone)
  return at - now >= 30 * MINUTE_MS ? [{ id: 'this-evening', at }] : []
}

function morningAfter(today: WallClock, days: number, timeZone: string): number {
  return epochOf({ ...addDays(today, days), hour: MORNING, minute: 0 }, timeZone)
}

function atWork(at: number, calendar: WorkCalendar | undefined): number {
  return calendar === undefined ? at : nextWorkingMoment(at, calendar)
}

function daysToMonday(today: WallClock): number {
  return (MONDAY - weekdayOf(today) + 7) % 7 || 7
}

function wholeMinute(at: number): number {
  return Math.ceil(at / MINUTE_MS) * MINUTE_MS
}
