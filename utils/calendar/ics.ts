import { dateOfDay } from '../dates/day-number'
import { epochOf, isTimeZone } from '../dates/zoned'
import { nextOccurrence, parseRule, writeRule, type Recurrence } from '../follow-ups/recurrence'
import { contentLine, textValue } from './content-line'
import { localStamp, utcStamp } from './stamps'
import { timeZoneLines } from './time-zone'

/** A follow-up for a calendar. Times are epoch ms; `rule` is the value of an RRULE that counts from `startsAt`. */
export type CalendarItem = {
  id: string
  dueAt: number
  timeZone: string
  title: string
  note?: string | undefined
  rule?: string | undefined
  startsAt?: number | undefined
  url?: string | undefined
  kind: 'event' | 'todo'
}

type Series = { recurrence: Recurrence; first: number; timeZone: string }

const SECOND_MS = 1_000
const DAY_MS = 24 * 60 * 60 * SECOND_MS
/** How long a calendar knows how the clocks are moved for what comes back without an end. */
const ZONE_YEARS = 15

/** @returns a calendar file (RFC 5545) of all items; the same item has the same UID in each. `stampAt` is epoch ms. */
export function writeCalendar(items: readonly CalendarItem[], stampAt: number): string {
  return [
    contentLine('BEGIN', 'VCALENDAR'),
    contentLine('VERSION', '2.0'),
    contentLine('PRODID', '-//Chatside//Follow-ups//EN'),
    contentLine('CALSCALE', 'GREGORIAN'),
    ...zonesOf(items, stampAt),
    ...items.map((item) => itemLines(item, stampAt)),
    contentLine('END', 'VCALENDAR'),
  ].join('')
}

/** Only what comes back needs a zone: a single moment is the same everywhere. */
function zonesOf(items: readonly CalendarItem[], stampAt: number): string[] {
  const earliest = new Map<string, number>()
  for (const item of items) {
    const series = seriesOf(item)
    if (series === undefined || series.timeZone === 'UTC') continue
    earliest.set(series.timeZone, Math.min(series.first, earliest.get(series.timeZone) ?? stampAt))
  }
  const until = stampAt + ZONE_YEARS * 366 * DAY_MS
  return [...earliest].map(([timeZone, from]) => timeZoneLines(timeZone, from - 366 * DAY_MS, until))
}

function itemLines(item: CalendarItem, stampAt: number): string {
  const name = item.kind === 'event' ? 'VEVENT' : 'VTODO'
  return [
    contentLine('BEGIN', name),
    contentLine('UID', `${textValue(item.id)}@chatside`),
    contentLine('DTSTAMP', utcStamp(stampAt)),
    ...timeLines(item),
    contentLine('SUMMARY', textValue(item.title)),
    ...(item.note ? [contentLine('DESCRIPTION', textValue(item.note))] : []),
    ...(item.url ? [contentLine('URL', item.url.replaceAll(/[\s\p{Cc}\p{Surrogate}]/gu, ''))] : []),
    ...alarmLines(item),
    contentLine('END', name),
  ].join('')
}

function timeLines(item: CalendarItem): string[] {
  const series = seriesOf(item)
  const at = series?.first ?? item.dueAt
  // A reminder takes nobody's time: others may still plan something then.
  if (item.kind === 'event') {
    const lines = [
      timeLine('DTSTART', at, series),
      contentLine('DURATION', 'PT15M'),
      contentLine('TRANSP', 'TRANSPARENT'),
    ]
    return [...lines, ...repeatLines(item, series)]
  }
  if (series === undefined) return [timeLine('DUE', at), contentLine('STATUS', 'NEEDS-ACTION')]
  // A task that comes back counts from its DTSTART.
  const lines = [
    timeLine('DTSTART', at, series),
    timeLine('DUE', at, series),
    contentLine('STATUS', 'NEEDS-ACTION'),
  ]
  return [...lines, ...repeatLines(item, series)]
}

function repeatLines({ dueAt }: CalendarItem, series: Series | undefined): string[] {
  if (series === undefined) return []
  const { recurrence, first, timeZone } = series
  const rule = contentLine('RRULE', writeRule({ ...recurrence, ...utcUntil(recurrence, timeZone) }))
  const isInSeries = dueAt === nextOccurrence(writeRule(recurrence), first, dueAt - 1, timeZone)
  // One that was put off comes at a time of its own.
  return isInSeries ? [rule] : [rule, timeLine('RDATE', dueAt, series)]
}

function timeLine(name: string, at: number, series?: Series): string {
  if (series === undefined || series.timeZone === 'UTC') return contentLine(name, utcStamp(at))
  return contentLine(`${name};TZID=${series.timeZone}`, localStamp(at, series.timeZone))
}

/** The standard wants the end of a series in UTC wherever its start has a zone. */
function utcUntil({ until }: Recurrence, timeZone: string): Pick<Recurrence, 'until'> {
  if (until === undefined || 'at' in until) return {}
  const midnight = epochOf({ ...dateOfDay(until.day + 1), hour: 0, minute: 0 }, timeZone)
  return { until: { at: midnight - SECOND_MS } }
}

function alarmLines({ kind, title }: CalendarItem): string[] {
  return [
    contentLine('BEGIN', 'VALARM'),
    contentLine('ACTION', 'DISPLAY'),
    contentLine('DESCRIPTION', textValue(title)),
    contentLine(kind === 'event' ? 'TRIGGER' : 'TRIGGER;RELATED=END', 'PT0S'),
    contentLine('END', 'VALARM'),
  ]
}

/** The series of an item; undefined for one that comes once, or whose rule has no day. */
function seriesOf({ rule, startsAt, dueAt, timeZone: named }: CalendarItem): Series | undefined {
  const recurrence = rule === undefined ? undefined : parseRule(rule)
  if (rule === undefined || recurrence === undefined) return undefined
  const timeZone = isTimeZone(named) ? named : 'UTC'
  const from = startsAt ?? dueAt
  // Calendars count their first day in any case, so that it has to be one of the rule.
  const first = nextOccurrence(rule, from, from - 1, timeZone)
  return first === undefined ? undefined : { recurrence, first, timeZone }
}
