import { dateOfDay, dayNumberOf } from '../dates/day-number'
import { epochOf, wallClock, type WallClock } from '../dates/zoned'
import { seriesDays } from './recurrence-days'
import { parseRule } from './recurrence-text'
import type { Recurrence } from './recurrence-type'

export { parseRule, writeRule } from './recurrence-text'
export type { Recurrence } from './recurrence-type'

// Our own expander, not a library: this runs in the background worker, which cannot load code on demand, a library costs
// 14 kB there, and the usual ones count days in UTC or in the zone of the machine, wrong where clocks change.

const MINUTE_MS = 60_000
/** Moved clocks shift an occurrence by a day at the most; one more for the zone. */
const MARGIN_DAYS = 2

/**
 * Every occurrence shows the wall time of `startsAt` on the clocks of `timeZone`: the first one when they show it twice, and
 * as much later as they jump when they skip it. The days the rule counts from `startsAt`, which is one only if it fits.
 * @returns the first occurrence after `after` (both epoch ms); undefined when the series has ended, has none within a
 * century, or the rule is not valid.
 */
export function nextOccurrence(
  rule: string,
  startsAt: number,
  after: number,
  timeZone: string,
): number | undefined {
  const recurrence = parseRule(rule)
  if (recurrence === undefined) return undefined
  const start = wallClock(startsAt, timeZone)
  const startDay = dayNumberOf(start)
  const fromDay = dayNumberOf(wallClock(after, timeZone)) - MARGIN_DAYS
  for (const day of seriesDays(recurrence, startDay, fromDay)) {
    if (isOver(recurrence, day)) return undefined
    if (day < fromDay) continue
    const at = day === startDay ? startsAt : momentOn(day, start, startsAt, timeZone)
    if (isPast(recurrence, at)) return undefined
    if (at > after) return at
  }
  return undefined
}

function isOver({ until }: Recurrence, day: number): boolean {
  return until !== undefined && 'day' in until && day > until.day
}

function isPast({ until }: Recurrence, at: number): boolean {
  return until !== undefined && 'at' in until && at > until.at
}

function momentOn(day: number, start: WallClock, startsAt: number, timeZone: string): number {
  const withinMinute = ((startsAt % MINUTE_MS) + MINUTE_MS) % MINUTE_MS
  return epochOf({ ...start, ...dateOfDay(day) }, timeZone) + withinMinute
}
