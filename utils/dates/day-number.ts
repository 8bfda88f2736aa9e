/** A date without a time. `month` is 1 to 12. */
export type CalendarDate = { year: number; month: number; day: number }

const DAY_MS = 24 * 60 * 60_000
/** 1 January 1970 was a Thursday. */
const EPOCH_WEEKDAY = 4

/** @returns the days from 1 January 1970 to `date`; a day past the end of its month counts on into the next. */
export function dayNumberOf({ year, month, day }: CalendarDate): number {
  return Date.UTC(year, month - 1, day) / DAY_MS
}

/** @returns the date that is `days` after 1 January 1970. */
export function dateOfDay(days: number): CalendarDate {
  const date = new Date(days * DAY_MS)
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() }
}

/** @returns the ISO weekday, 1 for Monday to 7 for Sunday, of a day counted from 1 January 1970. */
export function isoWeekdayOf(days: number): number {
  return ((((days + EPOCH_WEEKDAY - 1) % 7) + 7) % 7) + 1
}

/** @returns `YYYY-MM-DD` of a day counted from 1 January 1970. */
export function isoDateOf(days: number): string {
  return new Date(days * DAY_MS).toISOString().slice(0, 10)
}

/** @returns the days of a month; `month` is 1 to 12. */
export function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate()
}
