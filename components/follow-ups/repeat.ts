import { weekdayOf, wallClock } from '@/utils/dates/zoned'
import { writeRule } from '@/utils/follow-ups/recurrence-text'
import type { Frequency, Recurrence } from '@/utils/follow-ups/recurrence-type'
import { ownTimeZone } from './own-time-zone'

export const REPEATS = [
  'never',
  'daily',
  'weekdays',
  'weekly',
  'two-weeks',
  'monthly',
  'yearly',
  'custom',
] as const
export type Repeat = (typeof REPEATS)[number]
export const REPEAT_UNITS = ['DAILY', 'WEEKLY', 'MONTHLY'] as const satisfies Frequency[]

export type RepeatFields = { repeat?: string; every?: string; unit?: string }

const MOST_EVERY = 999
const SUNDAY = 7
const WORK_DAYS = [1, 2, 3, 4, 5].map((day) => ({ day }))
/** Not every month has a day after this one. */
const SAFE_DAY = 28

/** @returns the rule: as chosen, else the one there was. */
export function draftRule(
  fields: RepeatFields,
  before: string | undefined,
  dueAt: number,
): string | undefined {
  const chosen = REPEATS.find((one) => one === fields.repeat)
  if (chosen === undefined) return before
  return ruleFor(chosen, dueAt, fields)
}

/** @returns how a rule is called in the list of choices; undefined for one that is none of them. */
export function repeatOf(rule: string | undefined, dueAt: number): Repeat | undefined {
  if (rule === undefined) return 'never'
  return REPEATS.find((one) => one !== 'custom' && ruleFor(one, dueAt, {}) === rule)
}

/** @returns how many units lie between two times of an interval of one's own. */
export function everyOf({ every }: RepeatFields): number {
  const count = Math.floor(Number(every ?? 3))
  return count >= 1 && count <= MOST_EVERY ? count : 1
}

/** @returns the unit of an interval of one's own. */
export function unitOf({ unit }: RepeatFields): (typeof REPEAT_UNITS)[number] {
  return REPEAT_UNITS.find((one) => one === unit) ?? 'DAILY'
}

function ruleFor(repeat: Repeat, dueAt: number, fields: RepeatFields): string | undefined {
  if (repeat === 'never') return undefined
  const clock = wallClock(dueAt, ownTimeZone())
  const weekday = { weekdays: [{ day: weekdayOf(clock) || SUNDAY }] }
  switch (repeat) {
    case 'daily':
      return rule({ frequency: 'DAILY' })
    case 'weekdays':
      return rule({ frequency: 'WEEKLY', weekdays: WORK_DAYS })
    case 'weekly':
      return rule({ frequency: 'WEEKLY', ...weekday })
    case 'two-weeks':
      return rule({ frequency: 'WEEKLY', interval: 2, ...weekday })
    case 'monthly':
      return rule({ frequency: 'MONTHLY', ...onDay(clock.day) })
    case 'yearly':
      return rule({ frequency: 'YEARLY', months: [clock.month], ...onDay(clock.day) })
    default: {
      const interval = everyOf(fields)
      const unit = unitOf(fields)
      if (unit === 'DAILY') return rule({ frequency: unit, interval })
      return rule({ frequency: unit, interval, ...(unit === 'WEEKLY' ? weekday : onDay(clock.day)) })
    }
  }
}

/** A day that a month lacks is its last one. */
function onDay(day: number): Partial<Recurrence> {
  if (day <= SAFE_DAY) return { monthDays: [day] }
  const monthDays = Array.from({ length: day - SAFE_DAY + 1 }, (_, index) => SAFE_DAY + index)
  return { monthDays, positions: [-1] }
}

function rule(parts: Partial<Recurrence> & Pick<Recurrence, 'frequency'>): string {
  return writeRule({
    interval: 1,
    weekdays: [],
    monthDays: [],
    months: [],
    positions: [],
    weekStart: 1,
    ...parts,
  })
}
