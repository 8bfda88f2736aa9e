import { addDays, epochOf, wallClock, type WallClock } from '../../dates/zoned'
import { MORNING, type Said } from './said'

export type Moment = { now: number; timeZone: string }
const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS
const EVENING = { hour: 18, minute: 0 }

/** @returns the moment (epoch ms) that was said, always ahead of now; undefined when it has passed. */
export function momentOf(said: Said, { now, timeZone }: Moment): number | undefined {
  if (said.elapsedMs !== undefined) return ahead(wholeMinute(now + said.elapsedMs), now)
  if (said.exactAt !== undefined) {
    return ahead(said.exactAt, now) ?? (said.date ? undefined : ahead(said.exactAt + DAY_MS, now))
  }
  const today = wallClock(now, timeZone)
  const time = said.time ?? MORNING
  const at = epochOf({ ...today, ...said.date, ...time }, timeZone)
  if (at > now) return at
  if (said.date === undefined) return ahead(epochOf({ ...addDays(today, 1), ...time }, timeZone), now)
  const isToday =
    said.date.day === today.day && said.date.month === today.month && said.date.year === today.year
  if (!isToday) return undefined
  // "Friday at ten", on a Friday after ten, is the next one.
  if (said.isWeekday) return ahead(epochOf({ ...addDays(today, 7), ...time }, timeZone), now)
  return said.time === undefined ? laterToday(today, now, timeZone) : undefined
}

function laterToday(today: WallClock, now: number, timeZone: string): number {
  const evening = epochOf({ ...today, ...EVENING }, timeZone)
  return evening - now >= HOUR_MS / 2 ? evening : wholeMinute(now + HOUR_MS)
}

function ahead(at: number, now: number): number | undefined {
  return at > now ? at : undefined
}

function wholeMinute(at: number): number {
  return Math.ceil(at / MINUTE_MS) * MINUTE_MS
}
