import type { DateOrder, Stamp } from './parse-stamp'

const DAY_MS = 86_400_000

// Languages whose short date puts the day first, whatever the country. English alone does not tell.
const DAY_FIRST =
  /^(en-(gb|au|nz|ie|in|za)|pt|es|de|it|he|iw|ar|fr|nl|id|ms|tr|pl|ru|uk|cs|da|nb|no|fi|el|ro|vi|th|hi)\b/i
const MONTH_FIRST = /^en(-us)?$/i

/**
 * Decides whether day or month comes first, from the page's language and all stamps in sight together. Two stamps that
 * contradict each other decide nothing, and neither does a single ambiguous one in an unknown language.
 * @returns undefined when it cannot be told.
 */
export function orderOfDates(stamps: readonly Stamp[], lang: string, nowMs: number): DateOrder | undefined {
  const unsettled = stamps.filter((stamp) => !stamp.isYearFirst)
  const canBe = (order: DateOrder) => unsettled.every((stamp) => isPossible(stamp, order, nowMs))
  const dayFirst = canBe('day-first')
  const monthFirst = canBe('month-first')
  if (dayFirst !== monthFirst) return dayFirst ? 'day-first' : 'month-first'
  if (!dayFirst) return undefined
  if (DAY_FIRST.test(lang)) return 'day-first'
  return MONTH_FIRST.test(lang) && unsettled.every((stamp) => stamp.looksUs) ? 'month-first' : undefined
}

/** @returns epoch ms of a stamp in the browser's time zone, or undefined while the order is not known. */
export function timeOfStamp(stamp: Stamp, order: DateOrder | undefined): number | undefined {
  const { year, first, second, hours, minutes, isYearFirst } = stamp
  const isSame = first === second
  if (!isYearFirst && order === undefined && !isSame) return undefined
  const [month, day] = isYearFirst || order === 'month-first' ? [first, second] : [second, first]
  const date = new Date(year, month - 1, day, hours, minutes)
  const isReal = date.getMonth() === month - 1 && date.getDate() === day
  return isReal ? date.getTime() : undefined
}

function isPossible(stamp: Stamp, order: DateOrder, nowMs: number): boolean {
  const time = timeOfStamp(stamp, order)
  return time !== undefined && time <= nowMs + DAY_MS
}
