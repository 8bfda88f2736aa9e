export const FREQUENCIES = ['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'] as const
export type Frequency = (typeof FREQUENCIES)[number]

/** `day` is an ISO weekday, 1 for Monday; `nth` the how manieth of its month or year, from the end when negative. */
export type RuleWeekday = { day: number; nth?: number }

/** The last moment (epoch ms), or the last whole day (days from 1 January 1970), both included. */
export type Until = { at: number } | { day: number }

/** The parts of an RFC 5545 RRULE that we know. Lists are sorted and without repeats; an empty one limits nothing. */
export type Recurrence = {
  frequency: Frequency
  interval: number
  weekdays: RuleWeekday[]
  monthDays: number[]
  months: number[]
  positions: number[]
  /** The ISO weekday on which a week begins. */
  weekStart: number
  count?: number
  until?: Until
}
