import { describe, expect, test } from 'vitest'
import { nextOccurrence, parseRule, writeRule } from '@/utils/follow-ups/recurrence'

const ROME = 'Europe/Rome'

/** @returns the first `count` occurrences as ISO texts. */
function series(rule: string, startsAt: string, count: number, zone = 'UTC'): string[] {
  const found: string[] = []
  let after = Date.parse(startsAt) - 1
  while (found.length < count) {
    const next = nextOccurrence(rule, Date.parse(startsAt), after, zone)
    if (next === undefined) break
    found.push(new Date(next).toISOString().slice(0, 16))
    after = next
  }
  return found
}

describe('Reading a rule', () => {
  test.each([
    'FREQ=DAILY',
    'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE,FR;WKST=SU',
    'FREQ=MONTHLY;BYMONTHDAY=-1,15',
    'FREQ=MONTHLY;BYDAY=-1FR',
    'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;COUNT=5',
    'FREQ=YEARLY;BYMONTH=2,11;BYDAY=2TH;UNTIL=20300101',
    'FREQ=YEARLY;UNTIL=20300101T120000Z',
  ])('%s is read and written as it was, apart from the order', (rule) => {
    const read = parseRule(rule)
    expect(read).toBeDefined()
    if (read === undefined) return
    const written = writeRule(read)
    expect(parseRule(written)).toEqual(read)
    expect(written.split(';').toSorted().map(sortedList)).toEqual(rule.split(';').toSorted().map(sortedList))
  })

  test.each([
    '',
    'DAILY',
    'FREQ=',
    'FREQ=HOURLY',
    'FREQ=DAILY;FREQ=DAILY',
    'FREQ=DAILY;INTERVAL=0',
    'FREQ=DAILY;INTERVAL=-1',
    'FREQ=DAILY;INTERVAL=1.5',
    'FREQ=DAILY;COUNT=0',
    'FREQ=DAILY;COUNT=2;UNTIL=20300101',
    'FREQ=DAILY;UNTIL=20300231',
    'FREQ=DAILY;UNTIL=20300101T120000',
    'FREQ=DAILY;UNTIL=20300101T250000Z',
    'FREQ=DAILY;BYDAY=1MO',
    'FREQ=WEEKLY;BYDAY=1MO',
    'FREQ=WEEKLY;BYMONTHDAY=1',
    'FREQ=MONTHLY;BYDAY=0MO',
    'FREQ=MONTHLY;BYDAY=XX',
    'FREQ=MONTHLY;BYMONTHDAY=32',
    'FREQ=MONTHLY;BYMONTHDAY=0',
    'FREQ=YEARLY;BYMONTH=13',
    'FREQ=YEARLY;BYMONTH=-1',
    'FREQ=MONTHLY;BYSETPOS=1',
    'FREQ=YEARLY;BYYEARDAY=1',
    'FREQ=YEARLY;BYWEEKNO=1',
    'FREQ=DAILY;BYHOUR=9',
    'FREQ=DAILY;',
    'FREQ=DAILY;X-FOO=1',
    'FREQ=DAILY;WKST=1',
  ])('"%s" is refused, and has no occurrence', (rule) => {
    expect(parseRule(rule)).toBeUndefined()
    expect(nextOccurrence(rule, 0, 0, 'UTC')).toBeUndefined()
  })

  test('Capitals do not matter', () => {
    expect(parseRule('freq=weekly;byday=mo')).toEqual(parseRule('FREQ=WEEKLY;BYDAY=MO'))
  })
})

function sortedList(part: string): string {
  const [name = '', value = ''] = part.split('=')
  return `${name}=${value.split(',').toSorted().join()}`
}

describe('The days of a rule', () => {
  test('Every second week counts weeks from the day they begin on', () => {
    const sunday = series('FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU;WKST=SU', '1997-08-05T09:00Z', 4)
    expect(sunday).toEqual(['1997-08-05T09:00', '1997-08-17T09:00', '1997-08-19T09:00', '1997-08-31T09:00'])
    const monday = series('FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU;WKST=MO', '1997-08-05T09:00Z', 4)
    expect(monday).toEqual(['1997-08-05T09:00', '1997-08-10T09:00', '1997-08-19T09:00', '1997-08-24T09:00'])
  })

  test('A month without the day is passed over', () => {
    expect(series('FREQ=MONTHLY', '2026-01-31T09:00Z', 3)).toEqual([
      '2026-01-31T09:00',
      '2026-03-31T09:00',
      '2026-05-31T09:00',
    ])
  })

  test('The last working day of each month', () => {
    const rule = 'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1'
    expect(series(rule, '2026-01-01T09:00Z', 3)).toEqual([
      '2026-01-30T09:00',
      '2026-02-27T09:00',
      '2026-03-31T09:00',
    ])
  })

  test('29 February comes in leap years alone, and 30 February never', () => {
    expect(series('FREQ=YEARLY', '2024-02-29T09:00Z', 3)).toEqual([
      '2024-02-29T09:00',
      '2028-02-29T09:00',
      '2032-02-29T09:00',
    ])
    expect(series('FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30', '2026-01-01T09:00Z', 1)).toEqual([])
    expect(series('FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30', '2026-01-01T09:00Z', 1)).toEqual([])
    expect(series('FREQ=DAILY;INTERVAL=7;BYDAY=MO', '2026-01-01T09:00Z', 1)).toEqual([])
  })

  test('A count begins at the first one, and its end stays the end', () => {
    const rule = 'FREQ=DAILY;COUNT=3'
    expect(series(rule, '2026-01-01T09:00Z', 9)).toHaveLength(3)
    const startsAt = Date.parse('2026-01-01T09:00Z')
    expect(nextOccurrence(rule, startsAt, Date.parse('2026-01-03T08:00Z'), 'UTC')).toBe(
      Date.parse('2026-01-03T09:00Z'),
    )
    expect(nextOccurrence(rule, startsAt, Date.parse('2040-01-01T00:00Z'), 'UTC')).toBeUndefined()
  })

  test('The last day of an end belongs to it, and so does its last moment', () => {
    expect(series('FREQ=DAILY;UNTIL=20260103', '2026-01-01T23:00Z', 9)).toHaveLength(3)
    expect(series('FREQ=DAILY;UNTIL=20260103T230000Z', '2026-01-01T23:00Z', 9)).toHaveLength(3)
    expect(series('FREQ=DAILY;UNTIL=20260103T225959Z', '2026-01-01T23:00Z', 9)).toHaveLength(2)
    // On 3 January 23:30 in Rome it is 22:30 in UTC.
    expect(series('FREQ=DAILY;UNTIL=20260103', '2026-01-01T22:30Z', 9, ROME)).toHaveLength(3)
  })

  test('The first one counts only when it fits the rule', () => {
    expect(series('FREQ=WEEKLY;BYDAY=FR;COUNT=2', '2026-11-19T09:00Z', 9)).toEqual([
      '2026-11-20T09:00',
      '2026-11-27T09:00',
    ])
  })

  test('Seconds stay what they were', () => {
    const startsAt = Date.parse('2026-01-01T09:00:30.250Z')
    expect(nextOccurrence('FREQ=DAILY', startsAt, startsAt, ROME)).toBe(
      Date.parse('2026-01-02T09:00:30.250Z'),
    )
    expect(nextOccurrence('FREQ=DAILY', startsAt, startsAt - 1, ROME)).toBe(startsAt)
  })
})
