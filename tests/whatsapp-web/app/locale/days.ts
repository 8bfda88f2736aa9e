import { clockLabel, dateLabel } from './stamps'
import type { StampStyle } from './stamps'
import type { Texts } from './texts'

const DAY_MS = 86_400_000

export interface DayLabels {
  /** Heading between two days of a conversation. */
  row(atMs: number, nowMs: number): string
  /** Right end of a row in the chat list. */
  list(atMs: number, nowMs: number): string
}

export function createDayLabels(texts: Texts, style: StampStyle): DayLabels {
  const weekday = new Intl.DateTimeFormat(texts.lang, { weekday: 'long' })
  const relative = (atMs: number, nowMs: number): string | undefined => {
    const days = daysBetween(atMs, nowMs)
    if (days <= 0) return texts.today
    if (days === 1) return texts.yesterday
    return days < 7 ? weekday.format(atMs) : undefined
  }
  return {
    row: (atMs, nowMs) => relative(atMs, nowMs) ?? dateLabel(style, new Date(atMs)),
    list: (atMs, nowMs) =>
      daysBetween(atMs, nowMs) <= 0
        ? clockLabel(style, new Date(atMs))
        : (relative(atMs, nowMs) ?? dateLabel(style, new Date(atMs))),
  }
}

export function isSameDay(oneMs: number, otherMs: number): boolean {
  return startOfDay(oneMs) === startOfDay(otherMs)
}

function daysBetween(atMs: number, nowMs: number): number {
  return Math.round((startOfDay(nowMs) - startOfDay(atMs)) / DAY_MS)
}

function startOfDay(atMs: number): number {
  return new Date(atMs).setHours(0, 0, 0, 0)
}
