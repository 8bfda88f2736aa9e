import type { ParsedComponents } from 'chrono-node'
import type { Result } from './parse'
import { compile } from './patterns'
import type { TextSpan } from './spans'
import type { WhenVocabulary } from './words/vocabulary'

/** What the clocks should show; each part only when it was said. */
export type Said = {
  spans: TextSpan[]
  date?: { year: number; month: number; day: number }
  /** Only the day of the week was said. */
  isWeekday?: boolean
  time?: { hour: number; minute: number }
  elapsedMs?: number
  /** A moment (epoch ms) on the clocks of a zone that was named. */
  exactAt?: number
}

/** When a date is said without a time. */
export const MORNING = { hour: 9, minute: 0 }
/** Without more, nobody means so early an hour by a small number: three is in the afternoon. */
const FIRST_HOUR = 7

/** @returns what was said of when, put together from the best result for the date and the best for the time. */
export function saidIn(results: readonly Result[], words: WhenVocabulary | undefined): Said | undefined {
  const said = results.map((result) => readResult(result, words))
  const dated =
    said.find(({ elapsedMs, exactAt }) => (elapsedMs ?? exactAt) !== undefined) ??
    bestOf(said.filter(({ date }) => date))
  const timed = said.find(({ time, date }) => time !== undefined && date === undefined)
  if (dated === undefined || timed === undefined) return dated ?? timed
  const isWhole = dated.time ?? dated.elapsedMs ?? dated.exactAt
  if (isWhole !== undefined) return dated
  return { ...dated, ...(timed.time && { time: timed.time }), spans: [...dated.spans, ...timed.spans] }
}

function readResult({ start, index, text, elapsedMs }: Result, words: WhenVocabulary | undefined): Said {
  // The library counts blanks before some words as theirs.
  const from = index + text.length - text.trimStart().length
  const spans = [{ from, to: from + text.trim().length }]
  const [year, month, day] = [start.get('year') ?? 1970, start.get('month') ?? 1, start.get('day') ?? 1]
  const time = timeSaid(start, text, words)
  if (elapsedMs !== undefined) return { spans, elapsedMs }
  const exactAt = exactMoment(start, text)
  if (exactAt !== undefined) {
    return { spans, exactAt, ...(start.isCertain('day') && { date: { year, month, day } }) }
  }
  const isDated = (['day', 'weekday', 'month'] as const).some((part) => start.isCertain(part))
  const isWeekday = start.isCertain('weekday') && !start.isCertain('day')
  return {
    spans,
    ...(isDated && { date: { year, month, day } }),
    ...(isDated && { isWeekday }),
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
