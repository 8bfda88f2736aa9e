import { addDays, epochOf, isTimeZone, type WallClock, wallClock, weekdayOf } from '../dates/zoned'
import type { DateExpression, DateUnit } from './date-expression'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
// Years that the formats of every language write as one expects: 1000 to 9999.
const EARLIEST = Date.UTC(1000, 0, 2)
const LATEST = Date.UTC(9999, 11, 30)
const MONDAY_TO_FRIDAY = [1, 2, 3, 4, 5]

/** `workDays` are ISO weekdays, 1 = Monday; absent or empty: Monday to Friday. */
export type Calendar = { now: number; timeZone: string; workDays?: readonly number[] | undefined }

/**
 * @returns the moment (epoch ms) an expression means. Days, weeks, months and years keep the time of day across clock
 * changes, months end at their last day; hours and minutes are exact. Undefined outside of the years 1000 to 9999.
 */
export function dateOf(expression: DateExpression, calendar: Calendar): number | undefined {
  const zone = isTimeZone(calendar.timeZone) ? calendar.timeZone : 'UTC'
  const first = expression.base === 'tomorrow' ? [{ amount: 1, unit: 'd' as const }] : []
  let at = calendar.now
  for (const { amount, unit } of [...first, ...expression.offsets]) {
    at = moved(at, amount, unit, zone, calendar.workDays)
    if (!(at >= EARLIEST && at <= LATEST)) return undefined
  }
  return at
}

function moved(
  at: number,
  amount: number,
  unit: DateUnit,
  zone: string,
  workDays: readonly number[] | undefined,
): number {
  if (unit === 'min') return at + amount * MINUTE_MS
  if (unit === 'h') return at + amount * HOUR_MS
  const clock = wallClock(at, zone)
  if (unit === 'd') return epochOf(addDays(clock, amount), zone)
  if (unit === 'w') return epochOf(addDays(clock, amount * 7), zone)
  if (unit === 'bd') return epochOf(addWorkDays(clock, amount, workDays), zone)
  return epochOf(addMonths(clock, unit === 'y' ? amount * 12 : amount), zone)
}

function addMonths(clock: WallClock, months: number): WallClock {
  const index = clock.year * 12 + clock.month - 1 + months
  const year = Math.floor(index / 12)
  const month = index - year * 12 + 1
  const lastDay = new Date(Date.UTC(year, month, 0)).getUTCDate()
  return { ...clock, year, month, day: Math.min(clock.day, lastDay) }
}

/** No days from a day off is the next working day. */
function addWorkDays(clock: WallClock, amount: number, wished: readonly number[] | undefined): WallClock {
  const workDays = new Set((wished?.length ? wished : MONDAY_TO_FRIDAY).map((day) => day % 7))
  const step = amount < 0 ? -1 : 1
  const isAtWork = (day: WallClock) => workDays.has(weekdayOf(day))
  if (amount === 0 && isAtWork(clock)) return clock
  const days = Math.max(1, Math.abs(amount))
  const weeks = Math.floor((days - 1) / workDays.size)
  let day = addDays(clock, step * weeks * 7)
  for (let left = days - weeks * workDays.size; left > 0;) {
    day = addDays(day, step)
    if (isAtWork(day)) left -= 1
  }
  return day
}
