import { median, percentile } from './stats'

/** One measured value. `limit` is what it should not exceed; null where it is only reported. */
export type Figure = { name: string; value: number; unit: string; limit: number | null }

/** @returns median and 95th percentile of repeated measurements; the limit is the percentile's. */
export function figuresOf(
  name: string,
  values: readonly number[],
  unit: string,
  limit: number | null,
): Figure[] {
  if (values.length === 0) throw new Error(`Nothing was measured for "${name}"`)
  return [
    { name: `${name}, p50`, value: median(values), unit, limit: null },
    { name: `${name}, p95`, value: percentile(values, 95), unit, limit },
  ]
}

/** @returns median, 95th and 99th percentile and the longest of waits in ms; the limits are the percentiles'. */
export function waitsOf(
  name: string,
  values: readonly number[],
  { p95 = null, p99 = null }: { p95?: number | null; p99?: number | null } = {},
): Figure[] {
  return [
    ...figuresOf(name, values, 'ms', p95),
    { name: `${name}, p99`, value: percentile(values, 99), unit: 'ms', limit: p99 },
    { name: `${name}, most`, value: percentile(values, 100), unit: 'ms', limit: null },
  ]
}

/** @returns whether a figure keeps its limit; undefined where there is none. */
export function keepsLimit({ value, limit }: Figure): boolean | undefined {
  return limit === null ? undefined : value <= limit
}
