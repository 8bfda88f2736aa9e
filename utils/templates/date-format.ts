import { isTimeZone, wallClock } from '../dates/zoned'
import { localesFor } from './locale'

type Style = 'short' | 'medium' | 'long' | 'full'

export const DATE_FORMATS = ['short', 'medium', 'long', 'full', 'weekday', 'time', 'iso'] as const

// Quoted text, a letter token, or (the last two) what a pattern may not hold.
const TOKEN = /'((?:[^']|'')*)'|yyyy|yy|MMMM|MMM|MM|M|dd|d|EEEE|EEE|HH|H|hh|h|mm|a|([A-Za-z]+)|(')/g
const MOST_FORMAT_CHARACTERS = 60
const formatters = new Map<string, Intl.DateTimeFormat>()

/** @returns whether `format` is a named one or a pattern such as `dd.MM.yyyy`. */
export function isDateFormat(format: string): boolean {
  if (isNamed(format)) return true
  if (format.length > MOST_FORMAT_CHARACTERS) return false
  const tokens = [...format.matchAll(TOKEN)]
  return tokens.length > 0 && tokens.every((token) => token[2] === undefined && token[3] === undefined)
}

/**
 * @returns `at` (epoch ms) in `timeZone` and `language`. Named formats: of a moment (`withTime`) the four lengths have the
 * time of day too. An unknown language or zone falls back to English and UTC.
 */
export function formatDateAs(
  at: number,
  format: string,
  { language, timeZone, withTime = false }: { language: string; timeZone: string; withTime?: boolean },
): string {
  const zone = isTimeZone(timeZone) ? timeZone : 'UTC'
  const write = (options: Intl.DateTimeFormatOptions) => formatterOf(language, zone, options).format(at)
  switch (format.toLowerCase()) {
    case 'short':
    case 'medium':
    case 'long':
    case 'full':
      return write({ dateStyle: format.toLowerCase() as Style, ...(withTime && { timeStyle: 'short' }) })
    case 'weekday':
      return write({ weekday: 'long' })
    case 'time':
      return write({ timeStyle: 'short' })
    case 'iso':
      return writePattern(at, withTime ? "yyyy-MM-dd'T'HH:mm" : 'yyyy-MM-dd', language, zone)
    default:
      return writePattern(at, format, language, zone)
  }
}

function isNamed(format: string): boolean {
  return DATE_FORMATS.some((name) => name === format.toLowerCase())
}

function writePattern(at: number, pattern: string, language: string, timeZone: string): string {
  const { year, month, day, hour, minute } = wallClock(at, timeZone)
  const part = (options: Intl.DateTimeFormatOptions, type: string) =>
    formatterOf(language, timeZone, options)
      .formatToParts(at)
      .find((one) => one.type === type)?.value ?? ''
  // Many languages say the month of a date otherwise than the month alone ("21 ноября").
  const ofDay = /d/.test(pattern) ? ({ day: 'numeric' } as const) : {}
  const tokens: Record<string, () => string> = {
    yyyy: () => padded(year, 4),
    yy: () => padded(year % 100, 2),
    MMMM: () => part({ month: 'long', ...ofDay }, 'month'),
    MMM: () => part({ month: 'short', ...ofDay }, 'month'),
    MM: () => padded(month, 2),
    M: () => String(month),
    dd: () => padded(day, 2),
    d: () => String(day),
    EEEE: () => part({ weekday: 'long' }, 'weekday'),
    EEE: () => part({ weekday: 'short' }, 'weekday'),
    HH: () => padded(hour, 2),
    H: () => String(hour),
    hh: () => padded(hour % 12 || 12, 2),
    h: () => String(hour % 12 || 12),
    mm: () => padded(minute, 2),
    a: () => part({ hour: 'numeric', hour12: true }, 'dayPeriod'),
  }
  return pattern.replace(TOKEN, (token, quoted?: string) => {
    if (quoted !== undefined) return quoted === '' ? "'" : quoted.replaceAll("''", "'")
    return Object.hasOwn(tokens, token) ? (tokens[token]?.() ?? token) : token
  })
}

function padded(value: number, width: number): string {
  return String(value).padStart(width, '0')
}

function formatterOf(
  language: string,
  timeZone: string,
  options: Intl.DateTimeFormatOptions,
): Intl.DateTimeFormat {
  const key = JSON.stringify([language, timeZone, options])
  let formatter = formatters.get(key)
  if (formatter === undefined) {
    formatters.set(key, (formatter = new Intl.DateTimeFormat(localesFor(language), { ...options, timeZone })))
  }
  return formatter
}
