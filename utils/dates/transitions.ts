import { offsetAt } from './zoned'

/** Clocks are moved at `at` (epoch ms) from one offset to another (ms ahead of UTC). */
export type Transition = { at: number; from: number; to: number }

const MINUTE_MS = 60_000
/** Clocks are never moved twice within so short a time. */
const STEP_MS = 7 * 24 * 60 * MINUTE_MS

/** @returns the moments from `from` to `to` (epoch ms) at which the clocks of `timeZone` are moved, in order. */
export function transitionsOf(timeZone: string, from: number, to: number): Transition[] {
  const found: Transition[] = []
  let before = offsetAt(from, timeZone)
  for (let start = from; start < to; start += STEP_MS) {
    const after = offsetAt(start + STEP_MS, timeZone)
    if (after !== before) found.push({ at: momentBetween(start, timeZone, before), from: before, to: after })
    before = after
  }
  return found.filter(({ at }) => at <= to)
}

function momentBetween(start: number, timeZone: string, before: number): number {
  let early = Math.floor(start / MINUTE_MS)
  let late = Math.ceil((start + STEP_MS) / MINUTE_MS)
  while (late - early > 1) {
    const middle = Math.floor((early + late) / 2)
    if (offsetAt(middle * MINUTE_MS, timeZone) === before) early = middle
    else late = middle
  }
  return late * MINUTE_MS
}
