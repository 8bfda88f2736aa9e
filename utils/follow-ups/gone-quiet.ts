/** What is known of a conversation's last messages; times are epoch ms. */
export type LastMessages = {
  readonly lastAt?: number | undefined
  readonly lastDirection: 'in' | 'out' | 'unknown'
  readonly lastAck: string
}

const HOUR_MS = 60 * 60_000
/** What has not left, or failed, nobody could have answered. */
const UNSENT = ['pending', 'failed']

/** @returns since when a customer has not answered what was written last; undefined while it is not `afterHours` ago. */
export function quietSince(last: LastMessages, afterHours: number, now: number): number | undefined {
  const { lastAt, lastDirection, lastAck } = last
  if (lastAt === undefined || lastDirection !== 'out' || UNSENT.includes(lastAck)) return undefined
  return now - lastAt >= afterHours * HOUR_MS ? lastAt : undefined
}
