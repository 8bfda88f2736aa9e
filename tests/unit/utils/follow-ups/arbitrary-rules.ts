import fc from 'fast-check'
import type { Recurrence } from '@/utils/follow-ups/recurrence'
import { parseRule, writeRule } from '@/utils/follow-ups/recurrence'

const days = fc.integer({ min: 1, max: 7 })
const nths = fc.constantFrom(-5, -2, -1, 1, 2, 3, 4, 5)

function some<Item>(item: fc.Arbitrary<Item>, most: number): fc.Arbitrary<Item[]> {
  return fc.oneof(
    { weight: 3, arbitrary: fc.constant<Item[]>([]) },
    { weight: 2, arbitrary: fc.uniqueArray(item, { minLength: 1, maxLength: most }) },
  )
}

const ends = fc.oneof(
  { weight: 3, arbitrary: fc.constant({}) },
  { weight: 1, arbitrary: fc.record({ count: fc.integer({ min: 1, max: 60 }) }) },
  {
    weight: 1,
    arbitrary: fc
      .integer({ min: Date.UTC(2024, 0, 1) / 1_000, max: Date.UTC(2034, 0, 1) / 1_000 })
      .map((seconds) => ({ until: { at: seconds * 1_000 } })),
  },
)

/** Rules of the whole subset; those the standard forbids are left out by reading what is written. */
export const recurrences: fc.Arbitrary<Recurrence> = fc
  .record({
    frequency: fc.constantFrom('DAILY' as const, 'WEEKLY' as const, 'MONTHLY' as const, 'YEARLY' as const),
    interval: fc.oneof(fc.constant(1), fc.integer({ min: 1, max: 15 })),
    weekdays: some(
      fc.oneof(
        days.map((day) => ({ day })),
        fc.record({ day: days, nth: nths }),
      ),
      4,
    ),
    monthDays: some(fc.oneof(fc.integer({ min: 1, max: 31 }), fc.integer({ min: -31, max: -1 })), 6),
    months: some(fc.integer({ min: 1, max: 12 }), 5),
    positions: some(fc.constantFrom(-3, -2, -1, 1, 2, 3), 2),
    weekStart: fc.constantFrom(1, 7, 3),
    end: ends,
  })
  .map(({ end, ...rule }) => parseRule(writeRule({ ...rule, ...end })))
  .filter((rule) => rule !== undefined)

const interval = fc.integer({ min: 1, max: 6 }).map((each) => `INTERVAL=${each}`)
const weekdays = list(fc.constantFrom('MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'), 5)
const ordinals = list(
  fc
    .tuple(fc.constantFrom(-4, -2, -1, 1, 2, 3, 4), fc.constantFrom('MO', 'WE', 'FR', 'SU'))
    .map((each) => each.join('')),
  3,
)
const monthDays = list(fc.constantFrom(-28, -2, -1, 1, 2, 13, 15, 28), 4)
const months = list(fc.integer({ min: 1, max: 12 }), 4)

/** Rules that always come again: the libraries search for ever, or for 8,000 years, where a rule has no day. */
export const lastingRules: fc.Arbitrary<string> = fc
  .tuple(
    fc.oneof(
      fc.tuple(fc.constant('FREQ=DAILY'), interval),
      fc.tuple(fc.constant('FREQ=DAILY'), part('BYMONTH', months)),
      fc.tuple(fc.constant('FREQ=DAILY'), part('BYDAY', weekdays)),
      fc.tuple(
        fc.constant('FREQ=WEEKLY'),
        interval,
        part('WKST', fc.constantFrom('MO', 'SU', 'WE')),
        part('BYDAY', weekdays),
      ),
      fc.tuple(fc.constant('FREQ=WEEKLY'), interval),
      fc.tuple(fc.constant('FREQ=MONTHLY'), interval, part('BYMONTHDAY', monthDays)),
      fc.tuple(fc.constant('FREQ=MONTHLY'), interval, part('BYDAY', ordinals)),
      fc.tuple(fc.constant('FREQ=MONTHLY'), interval, part('BYDAY', weekdays)),
      fc.tuple(fc.constant('FREQ=MONTHLY'), interval),
      fc.tuple(
        fc.constant('FREQ=MONTHLY'),
        part('BYDAY', weekdays),
        part('BYSETPOS', list(fc.constantFrom(-2, -1, 1, 2), 2)),
      ),
      fc.tuple(fc.constant('FREQ=YEARLY'), part('BYMONTH', months), part('BYMONTHDAY', monthDays)),
      fc.tuple(fc.constant('FREQ=YEARLY'), part('BYMONTH', months), part('BYDAY', ordinals)),
      fc.tuple(fc.constant('FREQ=YEARLY'), part('BYDAY', ordinals)),
      fc.tuple(fc.constant('FREQ=YEARLY'), interval),
    ),
    fc.oneof(
      fc.constant(''),
      fc.integer({ min: 1, max: 60 }).map((count) => `;COUNT=${count}`),
      fc.integer({ min: 2025, max: 2032 }).map((year) => `;UNTIL=${year}0715T120000Z`),
    ),
  )
  .map(([parts, end]) => parts.join(';') + end)

function list(item: fc.Arbitrary<string | number>, most: number): fc.Arbitrary<string> {
  return fc.uniqueArray(item, { minLength: 1, maxLength: most }).map((items) => items.join())
}

function part(name: string, value: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return value.map((text) => `${name}=${text}`)
}
