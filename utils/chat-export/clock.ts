import type { CalendarDate } from '../dates/day-number'
import { epochOf } from '../dates/zoned'

const QUARTER = 15
const MINUTE_MS = 60_000

export type ClockReader = (
  date: CalendarDate,
  time: { hour: number; minute: number; second: number },
) => number

/**
 * @returns a function from what the clocks of a zone (IANA) show to the moment, in epoch ms. No clock is moved inside of a
 * quarter of an hour, so that each quarter is worked out once, however long the chat.
 */
export function clockReader(timeZone: string): ClockReader {
  const quarters = new Map<string, number>()
  return ({ year, month, day }, { hour, minute, second }) => {
    const within = minute % QUARTER
    const key = `${year}-${month}-${day} ${hour}:${minute - within}`
    const known = quarters.get(key)
    const start = known ?? epochOf({ year, month, day, hour, minute: minute - within }, timeZone)
    if (known === undefined) quarters.set(key, start)
    return start + within * MINUTE_MS + second * 1_000
  }
}
