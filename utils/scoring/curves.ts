export type WeightedValue = { value: number; weight: number }

const MINUTE_MS = 60_000
const DAY_MS = 24 * 60 * MINUTE_MS

/** What happened so many days ago counts half as much as what happens today. */
export const HALF_LIFE_DAYS = 21
/** An answer within so much is as fast as anybody can ask for. */
const FAST_MS = 5 * MINUTE_MS
/** An answer that takes so long shows no hurry at all. */
const SLOW_MS = 3 * DAY_MS
/** So many turns, all of today, make half a full depth. */
const HALF_DEPTH_TURNS = 10
/** Of a sum of weights, by which it may differ when they are added in another order. */
const ROUNDING = 1e-9

/** @returns how much something counts that is `days` old: 1 today, 0.5 after a half-life. */
export function decay(days: number): number {
  return 0.5 ** (Math.max(0, days) / HALF_LIFE_DAYS)
}

/**
 * @returns the speed of an answer, 0 to 100: 100 up to five minutes, 0 from three days on, and between the two a straight
 * line over the logarithm of the time, since the step from 5 to 10 minutes means as much as that from 1 to 2 days.
 */
export function speedOf(replyMs: number): number {
  if (replyMs <= FAST_MS) return 100
  if (replyMs >= SLOW_MS) return 0
  return (100 * Math.log(SLOW_MS / replyMs)) / Math.log(SLOW_MS / FAST_MS)
}

/** @returns the depth of a conversation, 0 to 100: each ten turns halve what is missing to 100. */
export function depthOf(turns: number): number {
  return 100 * (1 - 0.5 ** (turns / HALF_DEPTH_TURNS))
}

/**
 * @returns the smallest value by which at least half of the weight is reached; undefined when there is no value. The order
 * of the values does not matter.
 */
export function weightedMedian(values: readonly WeightedValue[]): number | undefined {
  const sorted = values.toSorted((a, b) => a.value - b.value || a.weight - b.weight)
  const half = (sorted.reduce((sum, { weight }) => sum + weight, 0) / 2) * (1 - ROUNDING)
  let reached = 0
  for (const { value, weight } of sorted) {
    reached += weight
    if (reached >= half) return value
  }
  return undefined
}
