/** How large what is sent may become, in bytes. */
export type Limits = {
  /** A page of a pull and the answer to a push: what reaches it is the last of it. */
  page: number
  /** What is read at once to be told on lines; the devices are told to pull what is more. */
  look: number
  /** A delta that is larger costs the line more than a pull does. */
  delta: number
}

export const LIMITS: Limits = { page: 1_000_000, look: 1_000_000, delta: 64 * 1024 }
/** What the wire says of each row besides what is in it. */
export const PER_ROW = 200

/** @returns how much of the wire something takes. */
export function bytesOf(value: unknown): number {
  return Buffer.byteLength(JSON.stringify(value))
}
