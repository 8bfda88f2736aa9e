import type { Chrono, ParsedResult } from 'chrono-node'
import { wallClock } from '../../dates/zoned'
import type { Moment } from './moment'
import { ELAPSED_TAG } from './parsers'

/** What the library found; `elapsedMs` of what is counted from now, not read from a clock. */
export type Result = ParsedResult & { elapsedMs?: number }

/** Far from any night in which clocks are moved. */
const QUIET_DAY = [2025, 0, 15, 12] as const

/**
 * The library reads the clock of the machine, some of its languages directly. So it is given a date on which that clock shows
 * what the clocks of the person's time zone do; and times to pass are read on a day on which no clock is moved.
 */
export function parseWall(chrono: Chrono, text: string, { now, timeZone }: Moment): Result[] {
  const { year, month, day, hour, minute } = wallClock(now, timeZone)
  const results: Result[] = parseAt(chrono, text, new Date(year, month - 1, day, hour, minute))
  if (!results.some(isElapsed)) return results
  const elapsed = parseAt(chrono, text, new Date(...QUIET_DAY)).filter(isElapsed)
  return results.map((result) => {
    const same = isElapsed(result) && elapsed.find(({ index }) => index === result.index)
    return same ? Object.assign(result, { elapsedMs: sinceQuietDay(same) }) : result
  })
}

function parseAt(chrono: Chrono, text: string, instant: Date): ParsedResult[] {
  return chrono.parse(text, { instant, timezone: -instant.getTimezoneOffset() }, { forwardDate: true })
}

function isElapsed({ start }: ParsedResult): boolean {
  return start.tags().has(ELAPSED_TAG)
}

function sinceQuietDay({ start }: ParsedResult): number {
  const [year, month, day] = [start.get('year') ?? 0, start.get('month') ?? 1, start.get('day') ?? 1]
  const [hour, minute, second] = [start.get('hour') ?? 0, start.get('minute') ?? 0, start.get('second') ?? 0]
  return Date.UTC(year, month - 1, day, hour, minute, second) - Date.UTC(...QUIET_DAY)
}
