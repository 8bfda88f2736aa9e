import { dayNumberOf, type CalendarDate } from '../dates/day-number'
import { epochOf, offsetAt } from '../dates/zoned'

const MINUTE_MS = 60_000
const DAY_MS = 24 * 60 * MINUTE_MS
/** No clock is moved inside of a quarter of an hour. */
const QUARTER = 15

type ClockTime = { hour: number; minute: number; second: number }
export type ClockReader = (date: CalendarDate, time: ClockTime) => number

/**
 * @returns a function from what the clocks of a zone (IANA) show to the moment, in epoch ms. A day on which no clock is moved
 * is worked out once, so that a long chat costs little.
 */
export function clockReader(timeZone: string): ClockReader {
  const offsets = new Map<number, number | undefined>()
  const quarters = new Map<number, number>()
  return (date, { hour, minute, second }) => {
    const midnight = dayNumberOf(date) * DAY_MS
    if (!offsets.has(midnight)) offsets.set(midnight, steadyOffset(midnight, timeZone))
    const offset = offsets.get(midnight)
    const shown = midnight + (hour * 60 + minute) * MINUTE_MS + second * 1_000
    if (offset !== undefined) return shown - offset
    const within = (minute % QUARTER) * MINUTE_MS + second * 1_000
    const start =
      quarters.get(shown - within) ??
      epochOf({ ...date, hour, minute: minute - (minute % QUARTER) }, timeZone)
    quarters.set(shown - within, start)
    return start + within
  }
}

/** How far the clocks are ahead of UTC on a day, in ms; undefined when they are moved around it. */
function steadyOffset(midnight: number, timeZone: string): number | undefined {
  const [before, after] = [offsetAt(midnight - DAY_MS, timeZone), offsetAt(midnight + 2 * DAY_MS, timeZone)]
  return before === after ? before : undefined
}
