import { wallClock } from '../dates/zoned'

/** @returns a moment (epoch ms) as RFC 5545 writes it in UTC. */
export function utcStamp(at: number): string {
  return new Date(at).toISOString().replace(/\.\d+/, '').replaceAll(/[-:]/g, '')
}

/** @returns a moment (epoch ms) as the clocks of `timeZone` show it, for a property with a TZID. */
export function localStamp(at: number, timeZone: string): string {
  const { year, month, day, hour, minute } = wallClock(at, timeZone)
  const seconds = Math.floor(at / 1_000) % 60
  return utcStamp(Date.UTC(year, month - 1, day, hour, minute, seconds)).slice(0, -1)
}
