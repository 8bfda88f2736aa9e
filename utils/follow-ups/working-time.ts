import { dateOfDay, dayNumberOf, isoDateOf, isoWeekdayOf } from '../dates/day-number'
import { epochOf, wallClock } from '../dates/zoned'

/**
 * When somebody is there. `days` are ISO weekdays; `from` and `to` minutes of the day: `from` after `to` goes over
 * midnight, equal ones last a whole day. A shift belongs to the day it begins on; none begins on a holiday (`YYYY-MM-DD`).
 */
export type WorkCalendar = {
  readonly workingHours: { readonly days: readonly number[]; readonly from: number; readonly to: number }
  readonly holidays: readonly { readonly date: string }[]
  readonly timeZone: string
}

/** From the first moment (epoch ms) to the first one after it. */
type Shift = { from: number; to: number }
type Known = { holidays: ReadonlySet<string>; shifts: Map<number, Shift | undefined> }

const MINUTE_MS = 60_000
/** As many holidays as can be set, twice: who never works within that time never works. */
const SEARCH_DAYS = 800
/** Reading clocks is slow and thousands of customers share one calendar. */
const known = new WeakMap<WorkCalendar, Known>()

/** @returns whether somebody is there at `at` (epoch ms). */
export function isWorkingTime(at: number, calendar: WorkCalendar): boolean {
  const shift = shiftsFrom(at, calendar).next().value
  return shift !== undefined && shift.from <= at
}

/** @returns `at` in working time, else the beginning of the next shift; `at` too when there is no working time at all. */
export function nextWorkingMoment(at: number, calendar: WorkCalendar): number {
  const shift = shiftsFrom(at, calendar).next().value
  return shift === undefined ? at : Math.max(at, shift.from)
}

/**
 * @returns the moment at which `minutes` of working time have passed since `at` (epoch ms): at the latest the end of a
 * shift, never the beginning of the next. Without any working time at all every minute counts.
 */
export function addWorkingMinutes(at: number, minutes: number, calendar: WorkCalendar): number {
  if (minutes <= 0) return nextWorkingMoment(at, calendar)
  let left = minutes * MINUTE_MS
  let reached = at
  for (const shift of shiftsFrom(at, calendar)) {
    const from = Math.max(shift.from, reached)
    if (left <= shift.to - from) return from + left
    left -= shift.to - from
    reached = shift.to
  }
  return reached + left
}

/** The shifts that are not over at `at`, in order, until there is none for a long time. */
function* shiftsFrom(at: number, calendar: WorkCalendar): Generator<Shift, undefined> {
  const { timeZone } = calendar
  const today = dayNumberOf(wallClock(at, timeZone))
  let lastDay = today + SEARCH_DAYS
  for (let day = today - 1; day <= lastDay; day++) {
    const shift = shiftOf(day, calendar)
    if (shift === undefined || shift.to <= at) continue
    lastDay = day + SEARCH_DAYS
    yield shift
  }
}

function shiftOf(day: number, calendar: WorkCalendar): Shift | undefined {
  const { shifts, holidays } = knownOf(calendar)
  if (!calendar.workingHours.days.includes(isoWeekdayOf(day)) || holidays.has(isoDateOf(day)))
    return undefined
  if (!shifts.has(day)) shifts.set(day, readShift(day, calendar))
  return shifts.get(day)
}

function readShift(day: number, { workingHours, timeZone }: WorkCalendar): Shift | undefined {
  const { from, to } = workingHours
  const start = momentOf(day, from, timeZone)
  const end = momentOf(from < to ? day : day + 1, to, timeZone)
  // Where clocks jump over the whole of it there is none.
  return start < end ? { from: start, to: end } : undefined
}

function momentOf(day: number, minutes: number, timeZone: string): number {
  const clock = { ...dateOfDay(day), hour: Math.floor(minutes / 60), minute: minutes % 60 }
  return epochOf(clock, timeZone)
}

function knownOf(calendar: WorkCalendar): Known {
  const found = known.get(calendar)
  if (found !== undefined) return found
  const made = { holidays: new Set(calendar.holidays.map(({ date }) => date)), shifts: new Map() }
  known.set(calendar, made)
  return made
}
