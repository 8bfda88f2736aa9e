import { dateOfDay, dayNumberOf } from '../../dates/day-number'
import { epochOf, wallClock } from '../../dates/zoned'
import { nextOccurrence, writeRule, type Recurrence } from '../recurrence'
import type { Moment } from './moment'
import { amountOf, compile, countOf, foundIn, weekdaysIn, type Found } from './patterns'
import { MORNING, type Said } from './said'
import type { TextSpan } from './spans'
import type { Repeat, UnitName, WhenVocabulary } from './words/vocabulary'

/** What comes back, before it is known when it begins. */
export type Repeated = { span: TextSpan; parts: Partial<Recurrence> & Pick<Recurrence, 'frequency'> }

const FREQUENCY = { day: 'DAILY', week: 'WEEKLY', month: 'MONTHLY', year: 'YEARLY' } as const
const WORKING_DAYS = [1, 2, 3, 4, 5]
const SHORTEST_MONTH = 28

/** @returns what a text says of coming back: what begins first and is longest; undefined when it says nothing of it. */
export function repeatIn(text: string, words: WhenVocabulary): Repeated | undefined {
  let best: Repeated | undefined
  for (const [pattern, repeat] of words.repeats) {
    const match = compile(pattern, words).exec(text)
    const parts = match && partsOf(repeat, foundIn(match), words)
    if (!match || !parts) continue
    const span = { from: match.index, to: match.index + match[0].length }
    if (best === undefined || lengthOf(span) > lengthOf(best.span)) best = { span, parts }
  }
  return best
}

/** @returns the rule, and its first moment ahead of now (epoch ms); a day or a time that was said comes into both. */
export function seriesOf(
  { parts }: Repeated,
  said: Said | undefined,
  { now, timeZone }: Moment,
): { rule: string; dueAt: number } | undefined {
  const today = dayNumberOf(wallClock(now, timeZone))
  const startDay = said?.date ? Math.max(today, dayNumberOf(said.date)) : firstDay(parts, today)
  const time = said?.time ?? MORNING
  const startsAt = epochOf({ ...dateOfDay(startDay), ...time }, timeZone)
  const recurrence = complete(parts, startDay)
  // The first one is the next that fits; weeks and months are left out only between it and the others.
  const first = writeRule({ ...recurrence, interval: said?.date || hasDays(parts) ? 1 : recurrence.interval })
  const dueAt = nextOccurrence(first, startsAt, Math.max(now, startsAt - 1), timeZone)
  return dueAt === undefined ? undefined : { rule: writeRule(recurrence), dueAt }
}

function partsOf(repeat: Repeat, found: Found, words: WhenVocabulary): Repeated['parts'] | undefined {
  if (typeof repeat === 'object') return everyUnit(repeat.every, repeat.unit)
  switch (repeat) {
    case 'amount':
      return everyAmount(found, words)
    case 'weekdays':
      return onWeekdays(countOf(found, words), found, words)
    case 'other-weekdays':
      return onWeekdays(2, found, words)
    case 'working-days':
      return { frequency: 'WEEKLY', weekdays: WORKING_DAYS.map((day) => ({ day })) }
    case 'month-day':
      return onMonthDay(Number(found.groups['day']))
    default:
      return { frequency: 'MONTHLY', monthDays: [-1] }
  }
}

function everyAmount(found: Found, words: WhenVocabulary): Repeated['parts'] | undefined {
  const amount = amountOf(found, words)
  return amount && everyUnit(amount.count, amount.unit)
}

function everyUnit(interval: number, unit: UnitName): Repeated['parts'] | undefined {
  if (unit === 'minute' || unit === 'hour' || !Number.isInteger(interval)) return undefined
  return { frequency: FREQUENCY[unit], interval }
}

function onWeekdays(
  interval: number,
  { groups }: Found,
  words: WhenVocabulary,
): Repeated['parts'] | undefined {
  const days = [...new Set(weekdaysIn(groups['weekdays'] ?? '', words))].toSorted((a, b) => a - b)
  if (days.length === 0) return undefined
  return { frequency: 'WEEKLY', interval, weekdays: days.map((day) => ({ day })) }
}

function onMonthDay(day: number): Repeated['parts'] | undefined {
  return day >= 1 && day <= 31 ? { frequency: 'MONTHLY', ...monthDays(day) } : undefined
}

/** A month that is too short for the day has it on its last one. */
function monthDays(day: number): Pick<Recurrence, 'monthDays' | 'positions'> {
  if (day <= SHORTEST_MONTH) return { monthDays: [day], positions: [] }
  const days = Array.from({ length: day - SHORTEST_MONTH + 1 }, (_, index) => SHORTEST_MONTH + index)
  return { monthDays: days, positions: [-1] }
}

function complete(parts: Repeated['parts'], startDay: number): Recurrence {
  const none = { interval: 1, weekdays: [], monthDays: [], months: [], positions: [], weekStart: 1 }
  const { day } = dateOfDay(startDay)
  const isLate = parts.frequency === 'MONTHLY' && !hasDays(parts) && day > SHORTEST_MONTH
  return { ...none, ...parts, ...(isLate && monthDays(day)) }
}

/** Without a day that was said, "every two weeks" begins in two weeks, but "every day" with the next nine o'clock. */
function firstDay(parts: Repeated['parts'], today: number): number {
  const { frequency, interval = 1 } = parts
  if (hasDays(parts) || (frequency === 'DAILY' && interval === 1)) return today
  const { year, month, day } = dateOfDay(today)
  if (frequency === 'DAILY') return today + interval
  if (frequency === 'WEEKLY') return today + 7 * interval
  const months = frequency === 'MONTHLY' ? interval : 12 * interval
  const last = dateOfDay(dayNumberOf({ year, month: month + months + 1, day: 0 }))
  return dayNumberOf({ ...last, day: Math.min(day, last.day) })
}

function hasDays({ weekdays = [], monthDays: days = [] }: Repeated['parts']): boolean {
  return weekdays.length + days.length > 0
}

function lengthOf({ from, to }: TextSpan): number {
  return to - from
}
