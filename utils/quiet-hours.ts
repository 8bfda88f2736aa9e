import { addDays, epochOf, wallClock } from './dates/zoned'

/** `from` and `to` are minutes of the day; `from` after `to` spans midnight. */
export type QuietHours = { on: boolean; from: number; to: number }

/**
 * @returns when the quiet hours that hold at `at` end (epoch ms), on the wall clock of `timeZone`; undefined when it is
 * not quiet.
 */
export function quietUntil(at: number, quiet: QuietHours, timeZone: string): number | undefined {
  if (!quiet.on || quiet.from === quiet.to) return undefined
  const local = wallClock(at, timeZone)
  const minute = local.hour * 60 + local.minute
  const spansMidnight = quiet.from > quiet.to
  const isQuiet = spansMidnight
    ? minute >= quiet.from || minute < quiet.to
    : minute >= quiet.from && minute < quiet.to
  if (!isQuiet) return undefined
  const endsTomorrow = spansMidnight && minute >= quiet.from
  const day = endsTomorrow ? addDays(local, 1) : local
  const end = epochOf({ ...day, hour: Math.floor(quiet.to / 60), minute: quiet.to % 60 }, timeZone)
  // Where a clock change moved the end before `at`, it is simply over.
  return end > at ? end : undefined
}
