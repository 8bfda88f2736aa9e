import { dateOfDay, dayNumberOf, daysInMonth, isoWeekdayOf, type CalendarDate } from '../dates/day-number'
import type { Recurrence } from './recurrence-type'

/** Nothing later is worth waiting for, and a rule without any day, such as 30 February, has to end somewhere. */
const HORIZON_DAYS = 100 * 366

/** Days are counted from 1 January 1970; `to` is the first one after the period. */
type Period = { from: number; to: number }

/**
 * Yields the days of a series that begins on `startDay`, in order. Without a count those long before `fromDay` are left
 * out, since nobody needs them; it ends a century after `fromDay`.
 */
export function* seriesDays(rule: Recurrence, startDay: number, fromDay: number): Generator<number> {
  const start = dateOfDay(startDay)
  const full = withImplied(rule, start, startDay)
  const lastDay = Math.max(startDay, fromDay) + HORIZON_DAYS
  const isSkipping = rule.count === undefined && fromDay > startDay
  const first = isSkipping ? Math.max(0, stepsTo(rule, start, startDay, fromDay) - 1) : 0
  let left = rule.count ?? Number.POSITIVE_INFINITY
  for (let step = first; ; step++) {
    const period = periodAt(rule, start, startDay, step)
    if (period.from > lastDay) return
    for (const day of daysIn(period, full)) {
      if (day < startDay) continue
      yield day
      left--
      if (left === 0) return
    }
  }
}

/** A rule that does not say on which day takes it from the first one. */
function withImplied(rule: Recurrence, start: CalendarDate, startDay: number): Recurrence {
  const { frequency, weekdays, monthDays, months } = rule
  if (weekdays.length > 0 || monthDays.length > 0 || frequency === 'DAILY') return rule
  if (frequency === 'WEEKLY') return { ...rule, weekdays: [{ day: isoWeekdayOf(startDay) }] }
  const isYearly = frequency === 'YEARLY' && months.length === 0
  return { ...rule, monthDays: [start.day], months: isYearly ? [start.month] : months }
}

/** How many steps of the series lie between its first period and the one of `day`. */
function stepsTo(rule: Recurrence, start: CalendarDate, startDay: number, day: number): number {
  const { year, month } = dateOfDay(day)
  const periods = {
    DAILY: day - startDay,
    WEEKLY: Math.floor((day - weekOf(rule, startDay)) / 7),
    MONTHLY: (year - start.year) * 12 + month - start.month,
    YEARLY: year - start.year,
  }[rule.frequency]
  return Math.floor(periods / rule.interval)
}

function periodAt(rule: Recurrence, start: CalendarDate, startDay: number, step: number): Period {
  const periods = step * rule.interval
  const firstOf = (month: number): number => dayNumberOf({ year: start.year, month, day: 1 })
  switch (rule.frequency) {
    case 'DAILY':
      return { from: startDay + periods, to: startDay + periods + 1 }
    case 'WEEKLY': {
      const from = weekOf(rule, startDay) + periods * 7
      return { from, to: from + 7 }
    }
    case 'MONTHLY':
      return { from: firstOf(start.month + periods), to: firstOf(start.month + periods + 1) }
    default:
      return { from: firstOf(1 + periods * 12), to: firstOf(1 + (periods + 1) * 12) }
  }
}

function weekOf({ weekStart }: Recurrence, day: number): number {
  return day - ((isoWeekdayOf(day) - weekStart + 7) % 7)
}

function daysIn({ from, to }: Period, rule: Recurrence): number[] {
  const days: number[] = []
  for (let day = from; day < to; day++) if (isIn(rule, day)) days.push(day)
  if (rule.positions.length === 0) return days
  return days.filter(
    (_, index) => rule.positions.includes(index + 1) || rule.positions.includes(index - days.length),
  )
}

function isIn(rule: Recurrence, day: number): boolean {
  const date = dateOfDay(day)
  if (rule.months.length > 0 && !rule.months.includes(date.month)) return false
  return isMonthDay(rule, date) && isWeekday(rule, date, day)
}

function isMonthDay({ monthDays }: Recurrence, { year, month, day }: CalendarDate): boolean {
  if (monthDays.length === 0 || monthDays.includes(day)) return true
  return monthDays.includes(day - daysInMonth(year, month) - 1)
}

function isWeekday(rule: Recurrence, date: CalendarDate, day: number): boolean {
  if (rule.weekdays.length === 0) return true
  const weekday = isoWeekdayOf(day)
  return rule.weekdays.some(
    (each) => each.day === weekday && (each.nth === undefined || isNth(rule, date, day, each.nth)),
  )
}

/** Ordinals count within the month, but within the year when a yearly rule names no months. */
function isNth(rule: Recurrence, { year, month, day }: CalendarDate, days: number, nth: number): boolean {
  const isOfYear = rule.frequency === 'YEARLY' && rule.months.length === 0
  const place = isOfYear ? days - dayNumberOf({ year, month: 1, day: 1 }) + 1 : day
  const length = isOfYear
    ? dayNumberOf({ year, month: 13, day: 1 }) - (days - place + 1)
    : daysInMonth(year, month)
  return nth > 0 ? Math.ceil(place / 7) === nth : Math.ceil((length - place + 1) / 7) === -nth
}
