import { addDays, wallClock } from '../dates/zoned'
import type { TimeCondition, WorkingHours } from './rule'

/** When a time rule holds, apart from its delay. */
export type Span = Pick<TimeCondition, 'span' | 'from' | 'to' | 'days'>
export type Zone = { timeZone: string; workingHours: WorkingHours }

const MINUTE_MS = 60_000
const DAY_MS = 24 * 60 * MINUTE_MS
const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7]
/** Every span begins or ends within a week, if it ever does; a day more for clocks that are moved. */
const SEARCH_DAYS = 8

/**
 * @returns whether `at` (epoch ms) lies in a span, on the wall clock of the zone. One that goes over midnight belongs to
 * the day it begins on; one whose ends are equal lasts the whole day.
 */
export function isInSpan(
  at: number,
  { span, from = 0, to = 0, days = EVERY_DAY }: Span,
  zone: Zone,
): boolean {
  const { day, minute } = localTime(at, zone.timeZone)
  if (span === 'between') return covers({ days, from, to }, day, minute)
  const isWorking = covers(zone.workingHours, day, minute)
  return days.includes(day) && isWorking === (span === 'within-working-hours')
}

/** @returns the first moment after `at` at which the span begins or ends (epoch ms); undefined when it never does. */
export function nextTurn(at: number, span: Span, zone: Zone): number | undefined {
  const state = isInSpan(at, span, zone)
  return turnsAfter(at, span, zone).find((turn) => isInSpan(turn, span, zone) !== state)
}

function covers({ days, from, to }: WorkingHours, day: number, minute: number): boolean {
  if (from < to) return days.includes(day) && minute >= from && minute < to
  const yesterday = day === 1 ? 7 : day - 1
  return (days.includes(day) && minute >= from) || (days.includes(yesterday) && minute < to)
}

/** Whenever the clock shows an end of a span, a day begins, or the clocks are moved: in between nothing can change. */
function turnsAfter(at: number, { from = 0, to = 0 }: Span, { timeZone, workingHours }: Zone): number[] {
  const days = Array.from({ length: SEARCH_DAYS + 2 }, (_, day) => at + (day - 1) * DAY_MS)
  const offsets = days.map((each) => offsetAt(each, timeZone))
  const turns = new Set(days.flatMap((day, index) => moveOfClocks(day, index, offsets, timeZone)))
  const today = wallClock(at, timeZone)
  for (let day = 0; day <= SEARCH_DAYS; day++) {
    const date = addDays(today, day)
    const midnight = Date.UTC(date.year, date.month - 1, date.day)
    for (const minute of new Set([0, from, to, workingHours.from, workingHours.to])) {
      for (const offset of new Set(offsets)) turns.add(midnight + minute * MINUTE_MS - offset)
    }
  }
  return [...turns].filter((turn) => turn > at).sort((a, b) => a - b)
}

/** The moment between a day and the next at which the clocks are moved, if they are. */
function moveOfClocks(day: number, index: number, offsets: readonly number[], timeZone: string): number[] {
  const before = offsets[index]
  const after = offsets[index + 1]
  if (after === undefined || before === after) return []
  let [early, late] = [Math.floor(day / MINUTE_MS), Math.ceil((day + DAY_MS) / MINUTE_MS)]
  while (late - early > 1) {
    const middle = Math.floor((early + late) / 2)
    if (offsetAt(middle * MINUTE_MS, timeZone) === before) early = middle
    else late = middle
  }
  return [late * MINUTE_MS]
}

function localTime(at: number, timeZone: string): { day: number; minute: number } {
  const { year, month, day, hour, minute } = wallClock(at, timeZone)
  const weekday = new Date(Date.UTC(year, month - 1, day)).getUTCDay()
  return { day: weekday === 0 ? 7 : weekday, minute: hour * 60 + minute }
}

/** How far the clocks of a zone are ahead of UTC, in ms. */
function offsetAt(at: number, timeZone: string): number {
  const { year, month, day, hour, minute } = wallClock(at, timeZone)
  return Date.UTC(year, month - 1, day, hour, minute) - Math.floor(at / MINUTE_MS) * MINUTE_MS
}
