import { dayNumberOf } from '../dates/day-number'

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/

/** @returns the day on this computer's calendar at `now` (epoch ms), counted from 1970-01-01. */
export function localDayOf(now: number): number {
  const date = new Date(now)
  return dayNumberOf({ year: date.getFullYear(), month: date.getMonth() + 1, day: date.getDate() })
}

/** @returns whether the day of a moment has come on this computer's calendar. */
export function hasCome(at: number, now: number): boolean {
  return at <= now || localDayOf(at) === localDayOf(now)
}

/** @returns the day of `YYYY-MM-DD`, counted from 1970-01-01; undefined for any other text. */
export function dayOfDate(text: string): number | undefined {
  const [, year, month, day] = DATE.exec(text.trim()) ?? []
  if (year === undefined) return undefined
  return dayNumberOf({ year: Number(year), month: Number(month), day: Number(day) })
}
