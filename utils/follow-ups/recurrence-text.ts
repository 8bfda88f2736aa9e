import {
  nameOfWeekday,
  numberUpTo,
  readRuleWeekday,
  readUntil,
  weekdayNamed,
  writeRuleWeekday,
  writeUntil,
} from './recurrence-parts'
import { FREQUENCIES, type Recurrence, type RuleWeekday } from './recurrence-type'

const MONDAY = 1
const KNOWN_PARTS = new Set('FREQ INTERVAL COUNT UNTIL BYDAY BYMONTHDAY BYMONTH BYSETPOS WKST'.split(' '))
/** Nobody waits longer; what is more is a mistake. */
const MOST_INTERVAL = 9_999
const MOST_COUNT = 99_999

/**
 * Reads the value of an RFC 5545 RRULE, such as `FREQ=WEEKLY;BYDAY=MO`.
 * @returns undefined when it is not valid, or uses more than FREQ (DAILY to YEARLY), INTERVAL, COUNT, UNTIL (a date, or a
 * time in UTC), BYDAY, BYMONTHDAY, BYMONTH, BYSETPOS and WKST.
 */
export function parseRule(rule: string): Recurrence | undefined {
  const parts = readParts(rule)
  const frequency = FREQUENCIES.find((each) => each === parts?.get('FREQ'))
  if (parts === undefined || frequency === undefined) return undefined
  const interval = numberUpTo(MOST_INTERVAL, false)(parts.get('INTERVAL') ?? '1')
  const weekStart = weekdayNamed(parts.get('WKST') ?? 'MO')
  const weekdays = list(parts.get('BYDAY'), readRuleWeekday, orderOfWeekday)
  const monthDays = list(parts.get('BYMONTHDAY'), numberUpTo(31, true))
  const months = list(parts.get('BYMONTH'), numberUpTo(12, false))
  const positions = list(parts.get('BYSETPOS'), numberUpTo(366, true))
  const end = readEnd(parts)
  if (!interval || !weekStart || !weekdays || !monthDays || !months || !positions || !end) return undefined
  const recurrence = { frequency, interval, weekdays, monthDays, months, positions, weekStart, ...end }
  return isMeaningful(recurrence) ? recurrence : undefined
}

/** @returns the value of the RRULE, its parts in a fixed order, without those that say nothing. */
export function writeRule(recurrence: Recurrence): string {
  const { interval, weekdays, monthDays, months, positions, weekStart, count, until } = recurrence
  const parts: [name: string, value: string][] = [
    ['FREQ', recurrence.frequency],
    ['INTERVAL', interval === 1 ? '' : String(interval)],
    ['BYMONTH', months.join()],
    ['BYMONTHDAY', monthDays.join()],
    ['BYDAY', weekdays.map(writeRuleWeekday).join()],
    ['BYSETPOS', positions.join()],
    ['WKST', weekStart === MONDAY ? '' : nameOfWeekday(weekStart)],
    ['COUNT', count === undefined ? '' : String(count)],
    ['UNTIL', until === undefined ? '' : writeUntil(until)],
  ]
  return parts
    .filter(([, value]) => value !== '')
    .map((part) => part.join('='))
    .join(';')
}

function readParts(rule: string): Map<string, string> | undefined {
  const parts = new Map<string, string>()
  for (const part of rule.trim().toUpperCase().split(';')) {
    const [name = '', value, ...more] = part.split('=')
    if (!KNOWN_PARTS.has(name) || !value || more.length > 0 || parts.has(name)) return undefined
    parts.set(name, value)
  }
  return parts
}

function readEnd(parts: ReadonlyMap<string, string>): Pick<Recurrence, 'count' | 'until'> | undefined {
  const [countText, untilText] = [parts.get('COUNT'), parts.get('UNTIL')]
  if (countText !== undefined && untilText !== undefined) return undefined
  const count = countText === undefined ? undefined : numberUpTo(MOST_COUNT, false)(countText)
  const until = untilText === undefined ? undefined : readUntil(untilText)
  if (countText !== undefined) return count === undefined ? undefined : { count }
  if (untilText !== undefined) return until === undefined ? undefined : { until }
  return {}
}

/** What the standard forbids: no calendar would know what to do with it. */
function isMeaningful({ frequency, weekdays, monthDays, months, positions }: Recurrence): boolean {
  const hasOrdinal = weekdays.some(({ nth }) => nth !== undefined)
  if (hasOrdinal && (frequency === 'DAILY' || frequency === 'WEEKLY')) return false
  if (monthDays.length > 0 && frequency === 'WEEKLY') return false
  return positions.length === 0 || weekdays.length + monthDays.length + months.length > 0
}

function list<Item>(
  text: string | undefined,
  read: (item: string) => Item | undefined,
  orderOf: (item: Item) => number = Number,
): Item[] | undefined {
  const items = new Map<number, Item>()
  for (const each of text?.split(',') ?? []) {
    const item = read(each)
    if (item === undefined) return undefined
    items.set(orderOf(item), item)
  }
  return [...items.entries()].toSorted(([a], [b]) => a - b).map(([, item]) => item)
}

function orderOfWeekday({ day, nth }: RuleWeekday): number {
  return day * 1_000 + (nth ?? 0)
}
