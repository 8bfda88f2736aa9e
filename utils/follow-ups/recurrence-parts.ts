import { dateOfDay, dayNumberOf, isoDateOf } from '../dates/day-number'
import type { RuleWeekday, Until } from './recurrence-type'

const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']

/** @returns the ISO weekday of a name such as `MO`; undefined when it is none. */
export function weekdayNamed(name: string): number | undefined {
  const index = WEEKDAYS.indexOf(name)
  return index === -1 ? undefined : index + 1
}

/** @returns the name of an ISO weekday, such as `MO`. */
export function nameOfWeekday(day: number): string {
  return WEEKDAYS[day - 1] ?? 'MO'
}

/** @returns the weekday of a BYDAY item such as `MO`, `2TU` or `-1FR`; undefined when it is none. */
export function readRuleWeekday(item: string): RuleWeekday | undefined {
  const [, nth, name = ''] = /^([+-]?\d{1,2})?([A-Z]{2})$/.exec(item) ?? []
  const day = weekdayNamed(name)
  if (day === undefined) return undefined
  if (nth === undefined) return { day }
  return isWithin(Number(nth), 53) ? { day, nth: Number(nth) } : undefined
}

/** @returns the BYDAY item of a weekday. */
export function writeRuleWeekday({ day, nth }: RuleWeekday): string {
  return `${nth ?? ''}${nameOfWeekday(day)}`
}

/** @returns a function that reads a whole number from 1 to `most`, or from -most when `isSigned`. */
export function numberUpTo(most: number, isSigned: boolean): (item: string) => number | undefined {
  const shape = isSigned ? /^[+-]?\d{1,9}$/ : /^\d{1,9}$/
  return (item) => (shape.test(item) && isWithin(Number(item), most) ? Number(item) : undefined)
}

/** @returns the end a UNTIL value names, a date or a time in UTC; undefined when it is neither. */
export function readUntil(value: string): Until | undefined {
  const parts = /^(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})(\d{2})Z)?$/.exec(value)
  if (parts === null) return undefined
  const [year = 0, month = 0, date = 0, hour, minute, second] = parts.slice(1).map(toNumber)
  const day = dayNumberOf({ year, month, day: date })
  const found = dateOfDay(day)
  if (found.month !== month || found.day !== date || found.year !== year) return undefined
  if (hour === undefined || minute === undefined || second === undefined) return { day }
  if (hour > 23 || minute > 59 || second > 59) return undefined
  return { at: Date.UTC(year, month - 1, date, hour, minute, second) }
}

/** @returns the UNTIL value of an end. */
export function writeUntil(until: Until): string {
  if ('day' in until) return isoDateOf(until.day).replaceAll('-', '')
  return new Date(until.at).toISOString().replace(/\.\d+/, '').replaceAll(/[-:]/g, '')
}

function isWithin(value: number, most: number): boolean {
  return value !== 0 && Math.abs(value) <= most
}

function toNumber(digits: string | undefined): number | undefined {
  return digits === undefined ? undefined : Number(digits)
}
