import fc from 'fast-check'
import ICAL from 'ical.js'
import * as rrule from 'rrule'
import { describe, expect, test } from 'vitest'
import { nextOccurrence, parseRule, writeRule } from '@/utils/follow-ups/recurrence'
import { lastingRules, recurrences } from './arbitrary-rules'

const DAY_MS = 86_400_000
const SPAN_MS = 8 * 366 * DAY_MS
/** Enough to see a rule's shape, few enough to compare thousands of rules. */
const MOST = 40
const starts = fc
  .integer({ min: Date.UTC(2024, 0, 1) / 60_000, max: Date.UTC(2027, 0, 1) / 60_000 })
  .map((minutes) => minutes * 60_000)

function ours(rule: string, startsAt: number): number[] {
  const found: number[] = []
  let next = nextOccurrence(rule, startsAt, startsAt - 1, 'UTC')
  while (next !== undefined && next <= startsAt + SPAN_MS && found.length < MOST) {
    found.push(next)
    next = nextOccurrence(rule, startsAt, next, 'UTC')
  }
  return found
}

function byRrule(rule: string, startsAt: number): number[] {
  const options = rrule.RRule.parseString(rule)
  const set = new rrule.RRule({ ...options, dtstart: new Date(startsAt) })
  const found: number[] = []
  set.all((date) => {
    if (date.getTime() > startsAt + SPAN_MS) return false
    found.push(date.getTime())
    return found.length < MOST
  })
  return found
}

function byIcal(rule: string, startsAt: number): number[] {
  const start = ICAL.Time.fromJSDate(new Date(startsAt), true)
  const iterator = ICAL.Recur.fromString(rule).iterator(start)
  const found: number[] = []
  for (let next = iterator.next(); next && found.length < MOST; next = iterator.next()) {
    const at = next.toUnixTime() * 1_000
    if (at > startsAt + SPAN_MS) break
    found.push(at)
  }
  return found
}

describe('Against libraries that know the standard', () => {
  test('rrule finds the same occurrences', () => {
    fc.assert(
      fc.property(lastingRules, starts, (rule, startsAt) => {
        expect(ours(rule, startsAt)).toEqual(byRrule(rule, startsAt))
      }),
      { numRuns: 1_500 },
    )
  })

  test('ical.js finds the same occurrences', () => {
    fc.assert(
      fc.property(lastingRules.filter(isReadByIcal), starts, (rule, startsAt) => {
        // It counts its start in any case, so that the start has to be one of the rule, as in our calendar files.
        const first = nextOccurrence(rule, startsAt, startsAt - 1, 'UTC')
        fc.pre(first !== undefined && !isMadeMarchByIcal(rule, first))
        if (first === undefined) return
        expect(ours(rule, first)).toEqual(byIcal(rule, first))
      }),
      { numRuns: 1_000 },
    )
  })
})

describe('Any rule', () => {
  test('It is read as it was written', () => {
    fc.assert(
      fc.property(recurrences, (recurrence) => {
        expect(parseRule(writeRule(recurrence))).toEqual(recurrence)
      }),
      { numRuns: 2_000 },
    )
  })

  test('Years on, the next occurrence is the same as by going through all of them', () => {
    fc.assert(
      fc.property(recurrences, starts, fc.integer({ min: -10, max: 3_000 }), (recurrence, startsAt, days) => {
        const rule = writeRule(recurrence)
        const after = startsAt + days * DAY_MS
        let next = nextOccurrence(rule, startsAt, startsAt - 1, 'UTC')
        while (next !== undefined && next <= after) next = nextOccurrence(rule, startsAt, next, 'UTC')
        expect(nextOccurrence(rule, startsAt, after, 'UTC')).toBe(next)
      }),
      { numRuns: 300 },
    )
  })

  test('No text makes it fail or go on for ever', () => {
    const parts = fc.constantFrom(
      ...'FREQ=DAILY FREQ=YEARLY FREQ=MONTHLY INTERVAL=9999 BYMONTH=2 BYMONTHDAY=30 BYMONTHDAY=-31 BYDAY=5SU BYDAY=MO BYSETPOS=366 COUNT=99999 UNTIL=00000101 UNTIL=99991231 WKST=SU = ; X'.split(
        ' ',
      ),
    )
    const texts = fc.oneof(
      fc.string(),
      fc.array(parts, { maxLength: 6 }).map((each) => each.join(';')),
    )
    fc.assert(
      fc.property(texts, starts, (text, startsAt) => {
        const next = nextOccurrence(text, startsAt, startsAt + 30 * 365 * DAY_MS, 'UTC')
        if (next !== undefined) expect(next).toBeGreaterThan(startsAt)
      }),
      { numRuns: 500 },
    )
  })
})

/**
 * ical.js counts days from the end of a month with the length of another one where a yearly rule names months, and counts a
 * day twice that is both the fourth and the last of its kind.
 */
function isReadByIcal(rule: string): boolean {
  const [, weekdays = ''] = /BYDAY=([^;]*)/.exec(rule) ?? []
  const isTwofold = weekdays.includes('-') && weekdays.includes(',')
  return !isTwofold && !/YEARLY.*BYMONTHDAY=[^;]*-/.test(rule)
}

/** RFC 5545 leaves a 29th of February out in the other years; ical.js says the 1st of March. rrule has it right. */
function isMadeMarchByIcal(rule: string, startsAt: number): boolean {
  const start = new Date(startsAt).toISOString()
  return start.includes('-02-29T') && rule.includes('FREQ=YEARLY') && !/BY(MONTHDAY|DAY)=/.test(rule)
}
