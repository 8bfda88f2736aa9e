import type { DistinctRow } from '../rows'

/** @returns the same row for two contacts, whichever comes first. */
export function distinctRow(a: string, b: string, at: number): DistinctRow {
  const [first, second] = a < b ? [a, b] : [b, a]
  return { id: distinctId(a, b), contactIds: [first, second], at }
}

/** @returns the id of the row of two contacts. */
export function distinctId(a: string, b: string): string {
  return a < b ? `${a}|${b}` : `${b}|${a}`
}
