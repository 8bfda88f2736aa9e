/** A moment as a wall clock shows it. `month` is 1 to 12. */
export type WallClock = { year: number; month: number; day: number; hour: number; minute: number }

const DAY_MS = 24 * 60 * 60_000
const formatters = new Map<string, Intl.DateTimeFormat>()

/** @returns what the clocks of `timeZone` (IANA) show at `at` (epoch ms). An unknown zone counts as UTC. */
export function wallClock(at: number, timeZone: string): WallClock {
  const parts: Record<string, number> = {}
  for (const part of formatterOf(timeZone).formatToParts(at)) parts[part.type] = Number(part.value)
  const { year = 1970, month = 1, day = 1, hour = 0, minute = 0 } = parts
  return { year, month, day, hour: hour % 24, minute }
}

/**
 * @returns the moment (epoch ms) at which the clocks of `timeZone` show `clock`: the first one when they show it twice,
 * and as much later as the clocks jump when they skip it.
 */
export function epochOf(clock: WallClock, timeZone: string): number {
  const asUtc = utcOf(clock)
  // The offset a day before and a day after are the only two that can hold on that day.
  const before = asUtc - offsetAt(asUtc - DAY_MS, timeZone)
  const after = asUtc - offsetAt(asUtc + DAY_MS, timeZone)
  const fits = [before, after].filter((at) => utcOf(wallClock(at, timeZone)) === asUtc)
  return fits.length > 0 ? Math.min(...fits) : before
}

/** @returns the same wall-clock time `days` later (or earlier), across months and years. */
export function addDays(clock: WallClock, days: number): WallClock {
  const moved = new Date(utcOf(clock) + days * DAY_MS)
  return { ...clock, year: moved.getUTCFullYear(), month: moved.getUTCMonth() + 1, day: moved.getUTCDate() }
}

/** @returns 0 for Sunday to 6 for Saturday. */
export function weekdayOf(clock: WallClock): number {
  return new Date(utcOf(clock)).getUTCDay()
}

/** @returns whether this browser knows `timeZone`. */
export function isTimeZone(timeZone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone !== ''
  } catch (error) {
    if (error instanceof RangeError) return false
    throw error
  }
}

/** @returns how far the clocks of `timeZone` are ahead of UTC at `at` (epoch ms), in ms. */
export function offsetAt(at: number, timeZone: string): number {
  const minute = Math.floor(at / 60_000) * 60_000
  return utcOf(wallClock(minute, timeZone)) - minute
}

function utcOf(clock: WallClock): number {
  return Date.UTC(clock.year, clock.month - 1, clock.day, clock.hour, clock.minute)
}

function formatterOf(timeZone: string): Intl.DateTimeFormat {
  const known = formatters.get(timeZone)
  if (known !== undefined) return known
  const formatter = new Intl.DateTimeFormat('en-US', {
    timeZone: isTimeZone(timeZone) ? timeZone : 'UTC',
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  })
  formatters.set(timeZone, formatter)
  return formatter
}
