import { now } from '@/utils/clock'

/** A clock that goes back by more than this was set, not corrected. */
const SET_BACK_MS = 30_000

let seenAt = 0

/**
 * Browsers keep their alarms at the time they were set for, so that none wakes the worker while a clock that was set back
 * catches up.
 * @returns whether the clock went back since the last look of this worker.
 */
export function hasGoneBack(): boolean {
  const before = seenAt
  seenAt = now()
  return seenAt < before - SET_BACK_MS
}
