import { language } from './i18n'

type DateOptions = Intl.DateTimeFormatOptions

const MINUTE_MS = 60_000
const DAY_MS = 24 * 60 * MINUTE_MS
const SPAN_UNITS = [
  ['day', DAY_MS],
  ['hour', 60 * MINUTE_MS],
  ['minute', MINUTE_MS],
] as const

const formatters = new Map<string, Intl.DateTimeFormat>()

/** @returns `at` (epoch ms) in the chosen language, in `options.timeZone` or the user's own. */
export function formatDate(at: number, options: DateOptions): string {
  const key = JSON.stringify([language.value, options])
  let formatter = formatters.get(key)
  if (formatter === undefined)
    formatters.set(key, (formatter = new Intl.DateTimeFormat(language.value, options)))
  return formatter.format(at)
}

/** @returns the time of day of `at`, such as "03:10". */
export function formatTime(at: number, timeZone?: string): string {
  return formatDate(at, { timeStyle: 'short', ...(timeZone !== undefined && { timeZone }) })
}

/** @returns a time of day given in minutes since midnight, such as "18:30". */
export function formatTimeOfDay(minutes: number): string {
  return formatTime(minutes * MINUTE_MS, 'UTC')
}

/** @returns a number in the chosen language. */
export function formatNumber(value: number): string {
  return new Intl.NumberFormat(language.value).format(value)
}

/** @returns a share (0–1) in per cent: "62%". */
export function formatPercent(share: number): string {
  return new Intl.NumberFormat(language.value, { style: 'percent', maximumFractionDigits: 0 }).format(share)
}

/** @returns a length of time in the largest unit that fits: "40 sec", "12 min", "3.5 hr", "2 days". */
export function formatSpan(spanMs: number): string {
  const [unit, unitMs] = SPAN_UNITS.find(([, ms]) => spanMs >= ms) ?? (['second', 1000] as const)
  const format = {
    style: 'unit',
    unit,
    unitDisplay: 'short',
    maximumFractionDigits: unit === 'hour' ? 1 : 0,
  } as const
  return new Intl.NumberFormat(language.value, format).format(spanMs / unitMs)
}

/** @returns how far `at` is from `now`, both epoch ms, in the largest unit that fits: "in 2 hours", "3 days ago". */
export function formatDistance(at: number, now: number): string {
  const minutes = Math.round((at - now) / MINUTE_MS)
  const numeric = minutes === 0 ? 'auto' : 'always'
  const relative = new Intl.RelativeTimeFormat(language.value, { numeric, style: 'short' })
  if (minutes === 0) return relative.format(0, 'second')
  if (Math.abs(minutes) < 60) return relative.format(minutes, 'minute')
  if (Math.abs(minutes) < 24 * 60) return relative.format(Math.round(minutes / 60), 'hour')
  return relative.format(Math.round(minutes / (24 * 60)), 'day')
}

/** @returns the date itself, with its weekday and time: "Mon, 3 Nov, 09:00". */
export function formatDayAndTime(at: number, more: DateOptions = {}): string {
  return formatDate(at, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: 'numeric',
    minute: '2-digit',
    ...more,
  })
}

/** @returns the day and time of `at` as one would say it at `now`: "today, 18:00", "tomorrow, 09:00", "Mon, 3 Nov, 09:00". */
export function formatMoment(at: number, now: number): string {
  const days = dayNumber(at) - dayNumber(now)
  if (Math.abs(days) > 1) {
    const year: DateOptions = Math.abs(days) > 180 ? { year: 'numeric' } : {}
    return formatDayAndTime(at, year)
  }
  const day = new Intl.RelativeTimeFormat(language.value, { numeric: 'auto' }).format(days, 'day')
  return `${day}, ${formatTime(at)}`
}

/** Days since the epoch in the user's own zone. */
function dayNumber(at: number): number {
  return Math.floor((at - new Date(at).getTimezoneOffset() * MINUTE_MS) / DAY_MS)
}
