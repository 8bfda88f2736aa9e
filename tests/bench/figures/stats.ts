export type Quartiles = { lower: number; median: number; upper: number }

/** @returns the smallest value that at least `percent` of all values do not exceed (nearest rank); NaN for none. */
export function percentile(values: readonly number[], percent: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  const rank = Math.max(1, Math.ceil((percent / 100) * sorted.length))
  return sorted[rank - 1] ?? Number.NaN
}

/** @returns the middle value, or the mean of the two in the middle; NaN for none. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const upper = sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
  if (sorted.length % 2 === 1) return upper
  return ((sorted[sorted.length / 2 - 1] ?? Number.NaN) + upper) / 2
}

/** @returns the median with the medians of the values below and above it: half of all values lie between them. */
export function quartiles(values: readonly number[]): Quartiles {
  const sorted = [...values].sort((a, b) => a - b)
  const half = Math.floor(sorted.length / 2)
  const middle = median(sorted)
  if (half === 0) return { lower: middle, median: middle, upper: middle }
  return { lower: median(sorted.slice(0, half)), median: middle, upper: median(sorted.slice(-half)) }
}
