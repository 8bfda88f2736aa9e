import type { QuietHours } from '@/utils/quiet-hours'
import { quietUntil } from '@/utils/quiet-hours'
import type { Promised } from './reminder-world'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS

/** Zones of every kind of clock change: early, late, half an hour, southern, none, across the date line. */
export const ZONES = [
  'Europe/Rome',
  'America/New_York',
  'America/Santiago',
  'Australia/Lord_Howe',
  'Pacific/Auckland',
  'Africa/Cairo',
  'Asia/Beirut',
  'America/Havana',
  'Asia/Kolkata',
  'Pacific/Apia',
] as const

/** The browser is open and its machine awake: what its clock shows meanwhile. `isSetBack`: somebody set it back before. */
export type Session = { from: number; to: number; isSetBack: boolean }

/** @returns a year of days at work: lunch breaks asleep, closed days and weeks, and a clock that is set now and then. */
export function yearOfSessions(start: number, days: number, random: () => number): Session[] {
  const sessions: Session[] = []
  for (let day = 0; day < days; day++) {
    const isHoliday = day % 90 >= 83
    if (isHoliday || random() < 0.2) continue
    const morning = start + day * DAY_MS + Math.floor(random() * HOUR_MS)
    const noon = morning + 3 * HOUR_MS
    const after = noon + Math.floor(random() * HOUR_MS)
    const evening = noon + (3 + Math.floor(random() * 10)) * HOUR_MS
    sessions.push({ from: morning, to: noon, isSetBack: false })
    const jump = random() < 0.1 ? Math.floor((random() - 0.5) * 3 * HOUR_MS) : 0
    const middle = after + HOUR_MS
    if (jump === 0) sessions.push({ from: after, to: evening, isSetBack: false })
    else
      sessions.push(
        { from: after, to: middle, isSetBack: false },
        { from: middle + jump, to: evening, isSetBack: jump < 0 },
      )
  }
  return sessions
}

type Kept = { deaths: readonly number[]; quiet: QuietHours; zoneAt: (at: number) => string; end: number }

/**
 * @returns when a reminder must have been shown (epoch ms): within its minute, or that of the first moment awake and not
 * quiet; a minute more for each death in between.
 */
export function lastMoment(
  { dueAt, setAt, shownAt = 0 }: Pick<Promised, 'dueAt' | 'setAt' | 'shownAt'>,
  sessions: readonly Session[],
  kept: Kept,
): number {
  const moment = Math.max(dueAt, setAt)
  const awake = sessions.find(({ from, to }) => to >= moment && Math.max(from, moment) <= to)
  const awakeAt = Math.max(awake?.from ?? kept.end, moment)
  // Who travels sets the clocks between two sessions.
  const quietEnd = quietUntil(awakeAt, kept.quiet, kept.zoneAt(awake?.from ?? awakeAt))
  if (quietEnd !== undefined && awakeAt < kept.end)
    return lastMoment({ dueAt: quietEnd, setAt: quietEnd, shownAt }, sessions, kept)
  const deaths = kept.deaths.filter((at) => at >= awakeAt && at <= shownAt).length
  return awakeAt + (1 + deaths) * MINUTE_MS
}

/** @returns a moment at the beginning of its minute. */
export function wholeMinute(at: number): number {
  return Math.floor(at / MINUTE_MS) * MINUTE_MS
}
