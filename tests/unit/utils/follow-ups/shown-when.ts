import { wallClock } from '@/utils/dates/zoned'
import { readWhen, type When } from '@/utils/follow-ups/when'

export const ROME = 'Europe/Rome'
/** Friday 20 November 2026, 14:20 in Rome. */
export const FRIDAY = Date.parse('2026-11-20T13:20:00Z')

export function read(
  text: string,
  language: string,
  now = FRIDAY,
  timeZone = ROME,
): Promise<When | undefined> {
  return readWhen(text, { now, timeZone, language })
}

/** @returns what was understood: the wall time, the rule, and in braces the note; `~` stands for "no time was said". */
export async function shown(text: string, language: string, now = FRIDAY, timeZone = ROME): Promise<string> {
  const when = await read(text, language, now, timeZone)
  if (when === undefined) return 'nothing'
  const { month, day, hour, minute } = wallClock(when.dueAt, timeZone)
  const two = (value: number): string => String(value).padStart(2, '0')
  const time = `${two(month)}-${two(day)} ${two(hour)}:${two(minute)}${when.isDateOnly ? '~' : ''}`
  return [time, when.rule, when.rest && `{${when.rest}}`].filter(Boolean).join(' ')
}
