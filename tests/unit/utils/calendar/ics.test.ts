import fc from 'fast-check'
import ICAL from 'ical.js'
import { describe, expect, test } from 'vitest'
import { cleanText } from '@/utils/calendar/content-line'
import { writeCalendar, type CalendarItem } from '@/utils/calendar/ics'
import { epochOf, wallClock } from '@/utils/dates/zoned'
import { nextOccurrence } from '@/utils/follow-ups/recurrence'

const STAMP = Date.parse('2026-09-18T08:00:00Z')
const DAY_MS = 86_400_000
const encoder = new TextEncoder()

const ZONES = [
  'UTC',
  'Europe/Rome',
  'Europe/Dublin',
  'America/New_York',
  'America/Sao_Paulo',
  'Asia/Kolkata',
  'Asia/Tokyo',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'Africa/Casablanca',
  'America/St_Johns',
  'Pacific/Chatham',
]

function item(more: Partial<CalendarItem> = {}): CalendarItem {
  return {
    id: '01900000-0000-7000-8000-000000000001',
    dueAt: Date.parse('2026-09-21T09:00:00Z'),
    timeZone: 'Europe/Rome',
    title: 'Ana',
    kind: 'event',
    ...more,
  }
}

/** Reads a calendar with a library that did not write it, its zones included. */
function read(text: string): ICAL.Component[] {
  const calendar = new ICAL.Component(ICAL.parse(text))
  ICAL.TimezoneService.reset()
  for (const zone of calendar.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(zone)
  return [...calendar.getAllSubcomponents('vevent'), ...calendar.getAllSubcomponents('vtodo')]
}

function only(text: string): ICAL.Component {
  const [first, ...others] = read(text)
  expect(others).toEqual([])
  if (first === undefined) throw new Error('Nothing in the calendar')
  return first
}

function momentOf(component: ICAL.Component, name: string): number {
  const value = component.getFirstPropertyValue(name)
  return value instanceof ICAL.Time ? value.toUnixTime() : Number.NaN
}

describe('A follow-up that comes once', () => {
  test('An event of a quarter of an hour rings at its time, whatever the zone of the phone', () => {
    const event = only(
      writeCalendar([item({ note: 'Send the quote', url: 'https://web.whatsapp.com/' })], STAMP),
    )
    expect(event.name).toBe('vevent')
    expect(momentOf(event, 'dtstart') * 1_000).toBe(item().dueAt)
    const read = new ICAL.Event(event)
    expect(read.duration.toSeconds()).toBe(900)
    expect(read.uid).toBe(`${item().id}@chatside`)
    expect(read.summary).toBe('Ana')
    expect(read.description).toBe('Send the quote')
    expect(event.getFirstPropertyValue('url')).toBe('https://web.whatsapp.com/')
    expect(momentOf(event, 'dtstamp') * 1_000).toBe(STAMP)
    const alarm = event.getFirstSubcomponent('valarm')
    expect(alarm?.getFirstPropertyValue('action')).toBe('DISPLAY')
    expect(String(alarm?.getFirstPropertyValue('trigger'))).toBe('PT0S')
  })

  test('A task is due at its time and its alarm goes with that', () => {
    const todo = only(writeCalendar([item({ kind: 'todo' })], STAMP))
    expect(todo.name).toBe('vtodo')
    expect(momentOf(todo, 'due') * 1_000).toBe(item().dueAt)
    const trigger = todo.getFirstSubcomponent('valarm')?.getFirstProperty('trigger')
    expect(trigger?.getParameter('related')).toBe('END')
    expect(todo.getFirstPropertyValue('rrule')).toBeNull()
  })

  test('The same follow-up has the same identity in each file', () => {
    const ids = [STAMP, STAMP + DAY_MS].map((stamp) => only(writeCalendar([item()], stamp)))
    expect(ids[0]?.getFirstPropertyValue('uid')).toBe(ids[1]?.getFirstPropertyValue('uid'))
  })

  test('A rule that is not valid leaves a single event', () => {
    const event = only(writeCalendar([item({ rule: 'FREQ=SOMETIMES' })], STAMP))
    expect(event.getFirstPropertyValue('rrule')).toBeNull()
    expect(momentOf(event, 'dtstart') * 1_000).toBe(item().dueAt)
  })
})

describe('The text of the file', () => {
  const texts = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc.string({ unit: 'grapheme', maxLength: 200 }),
    fc.string({
      unit: fc.constantFrom('a', '\\', ';', ',', '\n', '\r', ':', '"', '日', '👩‍👩‍👧', 'n', ' ', '\t'),
    }),
    fc
      .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 80 })
      .map((units) => String.fromCharCode(...units)),
  )

  test('Any title and note come back as they were, apart from what no calendar can hold', () => {
    fc.assert(
      fc.property(texts, texts, (title, note) => {
        const event = only(writeCalendar([item({ title, note })], STAMP))
        expect(event.getFirstPropertyValue('summary')).toBe(cleanText(title))
        expect(event.getFirstPropertyValue('description') ?? '').toBe(cleanText(note))
      }),
      { numRuns: 2_000 },
    )
  })

  test('No line is longer than 75 octets, each ends in CRLF, and no character is split', () => {
    fc.assert(
      fc.property(texts, texts, (title, note) => {
        const text = writeCalendar([item({ title, note, rule: 'FREQ=DAILY' })], STAMP)
        expect(text.endsWith('\r\n')).toBe(true)
        for (const line of text.split('\r\n')) {
          expect(encoder.encode(line).length).toBeLessThanOrEqual(75)
          expect(line).not.toMatch(/[\n\r]|\p{Surrogate}/u)
        }
      }),
      { numRuns: 500 },
    )
  })

  test('No text begins a property or a component of its own', () => {
    const note = 'x\r\nEND:VEVENT\r\nBEGIN:VEVENT\nURL:https://example.com'
    const hostile = item({
      note,
      title: note,
      url: `https://example.com/\r\nATTACH:x`,
      timeZone: 'A\r\nX:y',
      rule: 'FREQ=DAILY',
    })
    const event = only(writeCalendar([hostile], STAMP))
    expect(event.getFirstPropertyValue('attach')).toBeNull()
    expect(event.getAllProperties('url')).toHaveLength(1)
    expect(event.getFirstPropertyValue('description')).toBe(cleanText(note))
  })
})

describe('A follow-up that comes back', () => {
  const rules = fc.constantFrom(
    'FREQ=DAILY',
    'FREQ=DAILY;INTERVAL=3',
    'FREQ=WEEKLY;BYDAY=MO,TH',
    'FREQ=WEEKLY;INTERVAL=2;BYDAY=SU',
    'FREQ=MONTHLY;BYDAY=-1FR',
    'FREQ=MONTHLY;BYMONTHDAY=-1',
    'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=1',
    'FREQ=YEARLY;BYMONTH=3,10;BYDAY=-1SU',
    'FREQ=DAILY;COUNT=40',
    'FREQ=WEEKLY;UNTIL=20270301',
    'FREQ=WEEKLY;UNTIL=20270301T120000Z',
  )
  // A start at night can fall into a time that clocks skip; from then on, the library stays an hour late in yearly rules.
  const MORNING = 4
  const starts = fc
    .integer({ min: Date.UTC(2026, 0, 1) / 1_800_000, max: Date.UTC(2026, 11, 31) / 1_800_000 })
    .map((halfHour) => halfHour * 1_800_000 + 900_000)

  test('A calendar that is not ours sees the same moments for two years, also where clocks are moved', () => {
    fc.assert(
      fc.property(rules, starts, fc.constantFrom(...ZONES), (rule, startsAt, timeZone) => {
        const first = nextOccurrence(rule, startsAt, startsAt - 1, timeZone)
        fc.pre(first !== undefined && wallClock(startsAt, timeZone).hour >= MORNING)
        if (first === undefined) return
        const text = writeCalendar([item({ rule, startsAt, dueAt: first, timeZone })], STAMP)
        const end = first + 730 * DAY_MS
        expectSame(expand(only(text), end), ours(rule, startsAt, end, timeZone), startsAt, timeZone)
      }),
      { numRuns: 150 },
    )
  })

  test.each(ZONES)('Every day at 02:30, the hour clocks are moved at, is the same in %s', (timeZone) => {
    const startsAt = epochOf({ year: 2026, month: 1, day: 1, hour: 2, minute: 30 }, timeZone)
    const text = writeCalendar([item({ rule: 'FREQ=DAILY', startsAt, dueAt: startsAt, timeZone })], STAMP)
    const end = startsAt + 730 * DAY_MS
    expectSame(expand(only(text), end), ours('FREQ=DAILY', startsAt, end, timeZone), startsAt, timeZone)
  })

  test('A task that comes back has a start, a due time and the rule', () => {
    const todo = only(writeCalendar([item({ kind: 'todo', rule: 'FREQ=WEEKLY' })], STAMP))
    expect(momentOf(todo, 'dtstart')).toBe(momentOf(todo, 'due'))
    expect(String(todo.getFirstPropertyValue('rrule'))).toBe('FREQ=WEEKLY')
  })

  test('One that was put off rings at its new time besides', () => {
    const startsAt = Date.parse('2026-09-21T09:00:00Z')
    const text = writeCalendar([item({ rule: 'FREQ=WEEKLY', startsAt, dueAt: startsAt + 3_600_000 })], STAMP)
    expect(expand(only(text), startsAt + DAY_MS)).toEqual([startsAt, startsAt + 3_600_000])
  })

  test('A last day is told as a moment in UTC, as the standard wants it', () => {
    const text = writeCalendar([item({ rule: 'FREQ=DAILY;UNTIL=20261001' })], STAMP)
    expect(text).toContain('UNTIL=20261001T215959Z')
  })
})

test('A thousand follow-ups are one valid file', () => {
  const items = Array.from({ length: 1_000 }, (_, index) =>
    item({
      id: `01900000-0000-7000-8000-${String(index).padStart(12, '0')}`,
      kind: index % 2 === 0 ? 'event' : 'todo',
      timeZone: ZONES[index % ZONES.length] ?? 'UTC',
      note: `Nr. ${index}; „Angebot“, 見積もり`.repeat(5),
      ...(index % 3 === 0 && { rule: 'FREQ=WEEKLY' }),
    }),
  )
  const found = read(writeCalendar(items, STAMP))
  expect(found).toHaveLength(1_000)
  expect(new Set(found.map((each) => each.getFirstPropertyValue('uid'))).size).toBe(1_000)
})

function expand(event: ICAL.Component, end: number): number[] {
  const moments: number[] = []
  const iterator = new ICAL.Event(event).iterator()
  for (let next = iterator.next(); next; next = iterator.next()) {
    const at = next.toUnixTime() * 1_000
    if (at > end) break
    moments.push(at)
  }
  return moments
}

/**
 * The standard means the first moment where a clock shows a time twice; the library takes the second in the very minute at
 * which clocks go back. Where a clock never shows the time, the standard counts with the offset before the change, and the
 * library with the one after it: there it is enough that both mean the same night.
 */
function expectSame(
  read: readonly number[],
  own: readonly number[],
  startsAt: number,
  timeZone: string,
): void {
  expect(read).toHaveLength(own.length)
  const timeOfDay = (at: number): string => {
    const { hour, minute } = wallClock(at, timeZone)
    return `${hour}:${minute}`
  }
  for (const [index, at] of read.entries()) {
    const expected = own[index] ?? Number.NaN
    const isSkipped = timeOfDay(expected) !== timeOfDay(startsAt)
    if (isSkipped) expect(Math.abs(at - expected)).toBeLessThanOrEqual(3_600_000)
    else expect(epochOf(wallClock(at, timeZone), timeZone)).toBe(expected)
  }
}

function ours(rule: string, startsAt: number, end: number, timeZone: string): number[] {
  const moments: number[] = []
  let next = nextOccurrence(rule, startsAt, startsAt - 1, timeZone)
  while (next !== undefined && next <= end) {
    moments.push(next)
    next = nextOccurrence(rule, startsAt, next, timeZone)
  }
  return moments
}
