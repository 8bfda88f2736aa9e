import type { Parser, ParsingComponents } from 'chrono-node'
import { dateOfDay, dayNumberOf, daysInMonth, isoWeekdayOf, type CalendarDate } from '../../dates/day-number'
import { amountOf, compile, foundIn, weekdaysIn, type Found } from './patterns'
import type { Meaning, UnitName, WhenVocabulary } from './words/vocabulary'

type ParsingContext = Parameters<Parser['extract']>[0]
type Known = Parameters<ParsingContext['createParsingComponents']>[0]

type DayMeaning = Exclude<Meaning, 'amount' | 'clock' | { hour: number }>

/** The library's mark of a time that is counted from now, not read from a clock. */
export const ELAPSED_TAG = 'result/relativeDateAndTime'

const HOUR_MS = 60 * 60_000
const HOURS: Partial<Record<UnitName, number>> = { minute: 1 / 60, hour: 1, day: 24, week: 7 * 24 }

/** @returns parsers for what the words of a language mean that the library does not read. */
export function parsersOf(words: WhenVocabulary): Parser[] {
  return words.meanings.map(([pattern, meaning]) => {
    const expression = compile(pattern, words)
    return {
      pattern: () => expression,
      extract: (context, match) => read(meaning, foundIn(match), context, words) ?? null,
    }
  })
}

function read(
  meaning: Meaning,
  found: Found,
  context: ParsingContext,
  words: WhenVocabulary,
): ParsingComponents | undefined {
  const today = dayNumberOf(dateIn(context.refDate))
  if (meaning === 'amount') return readAmount(found, context, words)
  if (meaning === 'clock') return readClock(found, context)
  if (typeof meaning === 'object' && 'hour' in meaning) {
    return context.createParsingComponents().imply('hour', meaning.hour).imply('minute', 0)
  }
  const day = dayMeant(meaning, found, today, words)
  return day === undefined ? undefined : context.createParsingComponents(dateOfDay(day))
}

function dayMeant(
  meaning: DayMeaning,
  { groups }: Found,
  today: number,
  words: WhenVocabulary,
): number | undefined {
  if (typeof meaning === 'object') return today + meaning.days
  const [weekday] = weekdaysIn(groups['weekday'] ?? '', words)
  const day = groups['day'] === undefined ? undefined : Number(groups['day'])
  switch (meaning) {
    case 'weekday':
      return weekday === undefined ? undefined : today + ((weekday - isoWeekdayOf(today) + 6) % 7) + 1
    case 'next-week':
      return today + 7 + (weekday === undefined ? 0 : weekday - isoWeekdayOf(today))
    case 'week-after-next':
      return today + 14 + (weekday === undefined ? 0 : weekday - isoWeekdayOf(today))
    case 'next-month':
      return inMonth(today, 1, day ?? dateOfDay(today).day)
    case 'month-day':
      return nextMonthDay(today, day ?? 0)
    case 'day-month':
      return nextDayOfYear(today, Number(groups['month']), day ?? 0)
    default:
      return inMonth(today, 0, 31)
  }
}

function readAmount(
  found: Found,
  context: ParsingContext,
  words: WhenVocabulary,
): ParsingComponents | undefined {
  const amount = amountOf(found, words)
  if (amount === undefined) return undefined
  const { count, unit } = amount
  const today = dayNumberOf(dateIn(context.refDate))
  const hours = HOURS[unit]
  if (hours === undefined) {
    const months = Math.round(count * (unit === 'year' ? 12 : 1))
    return context.createParsingComponents(dateOfDay(inMonth(today, months, dateOfDay(today).day)))
  }
  // Half a day is twelve hours from now, two days are a date.
  const isDate = hours >= 24 && Number.isInteger((count * hours) / 24)
  if (isDate) return context.createParsingComponents(dateOfDay(today + (count * hours) / 24))
  const moment = new Date(context.refDate.getTime() + count * hours * HOUR_MS)
  const time = { hour: moment.getHours(), minute: moment.getMinutes(), second: moment.getSeconds() }
  return context.createParsingComponents({ ...dateIn(moment), ...time }).addTag(ELAPSED_TAG)
}

function readClock({ groups }: Found, context: ParsingContext): ParsingComponents | undefined {
  const hour = Number(groups['h'])
  const isLater = groups['pm'] !== undefined && hour < 12
  const minute = groups['half'] === undefined ? Number(groups['m'] ?? 0) : 30
  const known: Known = { hour: hour + (isLater ? 12 : 0), minute }
  if (groups['pm'] !== undefined || groups['am'] !== undefined) known.meridiem = isLater ? 1 : 0
  return hour > 24 ? undefined : context.createParsingComponents(known)
}

/** A day of the month that is so many months ahead; its last one when it is shorter. */
function inMonth(today: number, months: number, day: number): number {
  const { year, month } = dateOfDay(today)
  const first = dateOfDay(dayNumberOf({ year, month: month + months, day: 1 }))
  return dayNumberOf({ ...first, day: Math.min(day, daysInMonth(first.year, first.month)) })
}

function nextMonthDay(today: number, day: number): number | undefined {
  if (day < 1 || day > 31) return undefined
  const isAhead = day > dateOfDay(today).day
  return inMonth(today, isAhead ? 0 : 1, day)
}

function nextDayOfYear(today: number, month: number, day: number): number | undefined {
  const { year } = dateOfDay(today)
  if (day < 1 || day > daysInMonth(year, month)) return undefined
  const thisYear = dayNumberOf({ year, month, day })
  return thisYear >= today ? thisYear : dayNumberOf({ year: year + 1, month, day })
}

function dateIn(date: Date): CalendarDate {
  return { year: date.getFullYear(), month: date.getMonth() + 1, day: date.getDate() }
}
