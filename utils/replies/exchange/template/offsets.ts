import type { Offset } from './date-pieces'

const MINUTE = 60
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** @returns seconds as days, hours and minutes; what is less than a minute is left out. */
export function offsetsOf(seconds: number): Offset[] {
  const sign = Math.sign(seconds)
  const size = Math.abs(seconds)
  const offsets: Offset[] = [
    { amount: Math.floor(size / DAY), unit: 'd' },
    { amount: Math.floor((size % DAY) / HOUR), unit: 'h' },
    { amount: Math.floor((size % HOUR) / MINUTE), unit: 'min' },
  ]
  return offsets.flatMap(({ amount, unit }) => (amount === 0 ? [] : [{ amount: sign * amount, unit }]))
}

/** @returns offsets in seconds; undefined when one is of no fixed length: working days, months, years. */
export function secondsOf(offsets: readonly Offset[]): number | undefined {
  const lengths: Partial<Record<Offset['unit'], number>> = { min: MINUTE, h: HOUR, d: DAY, w: 7 * DAY }
  let seconds = 0
  for (const { amount, unit } of offsets) {
    const length = lengths[unit]
    if (length === undefined) return undefined
    seconds += amount * length
  }
  return seconds
}
