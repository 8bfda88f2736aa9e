import type { Breathe } from '../breathe'
import { daysInMonth, type CalendarDate } from '../dates/day-number'
import type { Stamp } from './stamp'
import type { DateOrder } from './types'

const ORDERS: readonly DateOrder[] = ['dmy', 'mdy', 'ymd']
const CENTURY = 2000
/** WhatsApp began in 2009. */
const FIRST_YEAR = 2009
const LAST_YEAR = 2099

type Fit = { order: DateOrder; broken: number; backwards: number; span: number }

/**
 * Decides from all stamps of a file in which order its dates are written: the order in which most of them exist and the
 * fewest go back in time, since a chat is exported from old to new. `latest` (epoch ms): no message is newer.
 * @returns the order, and whether any other would have fitted as well.
 */
export async function orderOf(
  stamps: readonly Stamp[],
  latest: number,
  breathe: Breathe,
): Promise<{ order: DateOrder; isSure: boolean }> {
  const fits: Fit[] = []
  for (const order of ORDERS) {
    await breathe()
    fits.push(fitOf(order, stamps, latest))
  }
  fits.sort((a, b) => a.broken - b.broken || a.backwards - b.backwards)
  const [best, next] = fits
  if (best === undefined || next === undefined) return { order: 'dmy', isSure: false }
  const equal = fits.filter(({ broken, backwards }) => broken === best.broken && backwards === best.backwards)
  if (equal.length === 1) return { order: best.order, isSure: true }
  const [first] = stamps
  const likely = first === undefined ? undefined : habitOf(first)
  const order = equal.find((fit) => fit.order === likely)?.order ?? best.order
  return { order, isSure: equal.every((fit) => isSameReading(fit.order, order, stamps)) }
}

/** @returns the date of a stamp; undefined when there is no such day. */
export function dateOf({ numbers, digits }: Stamp, order: DateOrder): CalendarDate | undefined {
  const [a, b, c] = numbers
  const [year, month, day] = order === 'dmy' ? [c, b, a] : order === 'mdy' ? [c, a, b] : [a, b, c]
  const yearDigits = order === 'ymd' ? digits[0] : digits[2]
  if (yearDigits !== 4 && yearDigits !== 2) return undefined
  const fullYear = yearDigits === 2 ? CENTURY + year : year
  if (fullYear < FIRST_YEAR || fullYear > LAST_YEAR || month < 1 || month > 12) return undefined
  return day >= 1 && day <= daysInMonth(fullYear, month) ? { year: fullYear, month, day } : undefined
}

function fitOf(order: DateOrder, stamps: readonly Stamp[], latest: number): Fit {
  let [broken, backwards, last, first] = [0, 0, -Infinity, Infinity]
  for (const stamp of stamps) {
    const date = dateOf(stamp, order)
    const at = date && Date.UTC(date.year, date.month - 1, date.day, stamp.hour, stamp.minute)
    if (at === undefined || at > latest) {
      broken += 1
      continue
    }
    if (at < last) backwards += 1
    last = at
    first = Math.min(first, at)
  }
  return { order, broken, backwards, span: last - first }
}

/** What people who write dates in this shape mean by it. */
function habitOf({ separator, digits, halfDay }: Stamp): DateOrder {
  if (digits[0] === 4) return 'ymd'
  // "PM" in capitals, behind slashes, is how phones of the United States write it; elsewhere it is "pm".
  return separator === '/' && (halfDay === 'PM' || halfDay === 'AM') ? 'mdy' : 'dmy'
}

/** 05/05/23 says the same in both orders. */
function isSameReading(a: DateOrder, b: DateOrder, stamps: readonly Stamp[]): boolean {
  if (a === b) return true
  return stamps.every((stamp) => {
    const [first, second] = [dateOf(stamp, a), dateOf(stamp, b)]
    return first?.year === second?.year && first?.month === second?.month && first?.day === second?.day
  })
}
