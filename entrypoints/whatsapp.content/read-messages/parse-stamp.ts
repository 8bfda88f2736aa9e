import { withoutMarks } from '../page/read-text'
import { asciiDigits, CLOCK, readClock, type ClockTime } from './read-clock'

export type DateOrder = 'day-first' | 'month-first'

/** A stamp before the order of day and month is decided. `year` is known when it came first and settles the rest. */
export type Stamp = ClockTime & {
  first: number
  second: number
  year: number
  isYearFirst: boolean
  looksUs: boolean
}

export type PrePlain = { stamp: Stamp | undefined; sender: string }

const FIRST_YEAR = 2009
const LAST_YEAR = 2100

/** @returns the parts of `data-pre-plain-text`: `[time, date] sender: `. A sender may hold colons and brackets. */
export function parsePrePlain(text: string): PrePlain {
  const match = /^\s*\[([^\]]{3,60})\]\s?(.*)$/s.exec(withoutMarks(text))
  const [, label = '', rest = ''] = match ?? []
  return { stamp: parseStamp(label), sender: rest.replace(/:\s*$/, '').trim() }
}

/** @returns the numbers of a time and a date, in either order, or undefined when they cannot be one. */
export function parseStamp(label: string): Stamp | undefined {
  const text = asciiDigits(label)
  const date = /(\d{1,4})(?:[/.\-\s]|年|년)+(\d{1,2})(?:[/.\-\s]|月|월)+(\d{1,4})/.exec(
    text.replace(CLOCK, ' '),
  )
  const clock = readClock(text)
  if (!date || !clock) return undefined
  const numbers = [Number(date[1]), Number(date[2]), Number(date[3])] as const
  const isYearFirst = numbers[0] >= FIRST_YEAR
  const year = isYearFirst ? numbers[0] : numbers[2]
  if (year < FIRST_YEAR || year > LAST_YEAR) return undefined
  const [first, second] = isYearFirst ? [numbers[1], numbers[2]] : [numbers[0], numbers[1]]
  const looksUs = clock.hasHalfDays && !/(^|\D)0\d\D/.test(date[0])
  return { ...clock, first, second, year, isYearFirst, looksUs }
}
