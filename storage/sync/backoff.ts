const FIRST_MS = 500
const MOST_MS = 60_000
const MOST_DOUBLINGS = 10

/**
 * @returns how long to wait (ms) after so many failures in a row: at random up to half a second, then twice as much each
 * time, a minute at most. So the devices of a team do not come back all at once. `atLeastMs`: what the server asked for.
 */
export function backoffMs(failures: number, atLeastMs = 0, random: () => number = Math.random): number {
  const most = Math.min(MOST_MS, FIRST_MS * 2 ** Math.min(failures - 1, MOST_DOUBLINGS))
  return atLeastMs + random() * most
}
