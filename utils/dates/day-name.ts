import { addDays, epochOf, isTimeZone, wallClock } from './zoned'

/**
 * @returns the date `days` after the one that `timeZone` has at `at` (epoch ms), written out in `language`, such as
 * "November 21, 2026". An unknown language or zone falls back to English and UTC.
 */
export function longDate(at: number, days: number, language: string, timeZone: string): string {
  const zone = isTimeZone(timeZone) ? timeZone : 'UTC'
  const noon = epochOf({ ...addDays(wallClock(at, zone), days), hour: 12, minute: 0 }, zone)
  return new Intl.DateTimeFormat([...knownLocales(language), 'en'], {
    dateStyle: 'long',
    timeZone: zone,
  }).format(noon)
}

function knownLocales(language: string): string[] {
  try {
    return Intl.DateTimeFormat.supportedLocalesOf(language)
  } catch (error) {
    if (error instanceof RangeError) return []
    throw error
  }
}
