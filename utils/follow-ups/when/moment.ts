import type { ParsedResult, ParsedComponents } from 'chrono-node'
import { addDays, epochOf, wallClock, type WallClock } from '../../dates/zoned'
import { ELAPSED_TAG } from './parsers'
import { compile } from './patterns'
import type { TextSpan } from './spans'
import type { WhenVocabulary } from './words/vocabulary'

export type Moment = { now: number; timeZone: string }
/** What the clocks should show; each part only when it was said. */
export type Said = {
  spans: TextSpan[]
  date?: { year: number; month: number; day: number }
  /** A date that may move on, by a week or a year, until it is ahead. */
  moves?: 'week' | 'year'
  time?: { hour: number; minute: number }
  elapsedMs?: number
  /** A moment (epoch ms) on the clocks of a zone that was named. */
  exactAt?: number
}

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS
/** When a date is said without a time. */
export const MORNING = { hour: 9, minute: 0 }
const EVENING = { hour: 18, minute: 0 }
/** Without more, nobody means so early an hour by a small number: three is in the afternoon. */
const FIRST_HOUR = 7

/** @returns the wall clock of a moment as a date whose UTC fields show it, which is what the library is given. */
export function wallFrame({ now, timeZone }: Moment): Date {
  const { year, month, day, hour, minute } = wallClock(now, timeZone)
  return new Date(Date.UTC(year, month - 1, day, hour, minute))
}

/** @returns what was said of when, put together from the best result for the date and the best for the time. */
export function saidIn(
  results: readonly ParsedResult[],
  frame: Date,
  words: WhenVocabulary | undefined,
): Said | undefined {
  const said = results.map((result) => readResult(result, frame, words))
  const dated =
    said.find(({ elapsedMs }) => elapsedMs !== undefined) ?? bestOf(said.filter(({ date }) => date))
  const timed = said.find(({ time, date }) => time !== undefined && date === undefined)
  if (dated === undefined || timed === undefined) return dated ?? timed
  const isWhole = dated.time ?? dated.elapsedMs ?? dated.exactAt
  if (isWhole !== undefined) return dated
  return { ...dated, ...(timed.time && { time: timed.time }), spans: [...dated.spans, ...timed.spans] }
}

/** @returns the moment (epoch ms) that was said, always ahead of now; undefined when it has passed. */
export function momentOf(said: Said, { now, timeZone }: Moment): number | undefined {
  if (said.elapsedMs !== undefined) return ahead(wholeMinute(now + said.elapsedMs), now)
  if (said.exactAt !== undefined)
    return ahead(said.exactAt, now) ?? (said.date ? undefined : said.exactAt + DAY_MS)
  const today = wallClock(now, timeZone)
  const time = said.time ?? MORNING
  const at = epochOf({ ...today, ...said.date, ...time }, timeZone)
  if (at > now) return at
  if (said.date === undefined) return ahead(epochOf({ ...addDays(today, 1), ...time }, timeZone), now)
  const moved = movedOn({ ...today, ...said.date, ...time }, said.moves)
  if (moved !== undefined) return ahead(epochOf(moved, timeZone), now)
  const isToday =
    said.date.day === today.day && said.date.month === today.month && said.date.year === today.year
  return isToday && said.time === undefined ? laterToday(today, now, timeZone) : undefined
}

function readResult(
  { start, index, text }: ParsedResult,
  frame: Date,
  words: WhenVocabulary | undefined,
): Said {
  // The library counts blanks before some words as theirs.
  const from = index + text.length - text.trimStart().length
  const spans = [{ from, to: from + text.trim().length }]
  const [year, month, day] = [start.get('year') ?? 1970, start.get('month') ?? 1, start.get('day') ?? 1]
  const time = timeSaid(start, text, words)
  if (start.tags().has(ELAPSED_TAG)) {
    const { hour = 0, minute = 0 } = { hour: start.get('hour') ?? 0, minute: start.get('minute') ?? 0 }
    const at = Date.UTC(year, month - 1, day, hour, minute, start.get('second') ?? 0)
    return { spans, elapsedMs: at - frame.getTime() }
  }
  const exactAt = exactMoment(start, text)
  if (exactAt !== undefined)
    return { spans, exactAt, ...(start.isCertain('day') && { date: { year, month, day } }) }
  const isDated = (['day', 'weekday', 'month'] as const).some((part) => start.isCertain(part))
  const moves = start.isCertain('year') ? undefined : start.isCertain('month') ? 'year' : 'week'
  return {
    spans,
    ...(isDated && { date: { year, month, day } }),
    ...(isDated && moves !== undefined && { moves }),
    ...(time !== undefined && { time }),
  }
}

/** A zone counts only in capitals: in some languages "est" is a word. */
function exactMoment(start: ParsedComponents, text: string): number | undefined {
  if (!start.isCertain('timezoneOffset') || !/[A-Z]{2,5}$|[+-]\d{1,2}:?\d*$|Z$/.test(text.trim()))
    return undefined
  return start.date().getTime()
}

function timeSaid(start: ParsedComponents, text: string, words: WhenVocabulary | undefined): Said['time'] {
  const part = partOfDay(text, words)
  if (!start.isCertain('hour')) return part === undefined ? impliedTime(start) : { hour: part, minute: 0 }
  const hour = start.get('hour') ?? 0
  const isSmall = hour > 0 && hour < FIRST_HOUR && !start.isCertain('meridiem') && !/(?<!\d)0\d/.test(text)
  const isAfternoon = isSmall && part !== MORNING.hour
  return { hour: hour + (isAfternoon ? 12 : 0), minute: start.get('minute') ?? 0 }
}

/** The library gives parts of the day an hour without being sure of it, and copies or takes noon where none was said. */
function impliedTime(start: ParsedComponents): Said['time'] {
  const tags = [...start.tags()].join(' ')
  const part = /casualReference\/(morning|noon|afternoon|evening|tonight|midnight)/.exec(tags)?.[1] ?? ''
  const hours: Record<string, number> = {
    morning: 9,
    noon: 12,
    afternoon: 15,
    evening: 18,
    tonight: 20,
    midnight: 0,
  }
  const hour = hours[part]
  return hour === undefined ? undefined : { hour, minute: 0 }
}

function partOfDay(text: string, words: WhenVocabulary | undefined): number | undefined {
  if (words === undefined) return undefined
  for (const [pattern, meaning] of words.meanings) {
    const hour = typeof meaning === 'object' && 'hour' in meaning ? meaning.hour : undefined
    if (hour !== undefined && compile(pattern, words).test(text)) return hour
  }
  return undefined
}

function bestOf(said: readonly Said[]): Said | undefined {
  return said.find(({ time }) => time !== undefined) ?? said[0]
}

function movedOn(clock: WallClock, moves: Said['moves']): WallClock | undefined {
  if (moves === 'week') return addDays(clock, 7)
  return moves === 'year' ? { ...clock, year: clock.year + 1 } : undefined
}

function laterToday(today: WallClock, now: number, timeZone: string): number {
  const evening = epochOf({ ...today, ...EVENING }, timeZone)
  return evening - now >= HOUR_MS / 2 ? evening : wholeMinute(now + HOUR_MS)
}

function ahead(at: number, now: number): number | undefined {
  return at > now ? at : undefined
}

function wholeMinute(at: number): number {
  return Math.ceil(at / MINUTE_MS) * MINUTE_MS
}
