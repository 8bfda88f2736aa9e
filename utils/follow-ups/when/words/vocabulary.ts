export type UnitName = 'minute' | 'hour' | 'day' | 'week' | 'month' | 'year'

/**
 * What words mean that the date library does not read. 'amount' is a time from now; 'clock' a time of day; 'month-day' the
 * next such day of a month; `{ days }` a day from today; `{ hour }` a part of the day, by the hour it begins for us.
 */
export type Meaning =
  | { days: number }
  | { hour: number }
  | 'amount'
  | 'clock'
  | 'weekday'
  | 'next-week'
  | 'week-after-next'
  | 'next-month'
  | 'month-day'
  | 'month-end'
  | 'day-month'

/** What comes back: every so many units, on weekdays, on working days, on a day of the month, or on its last day. */
export type Repeat =
  | { every: number; unit: UnitName }
  | 'amount'
  | 'weekdays'
  | 'other-weekdays'
  | 'working-days'
  | 'month-day'
  | 'month-end'

/**
 * The words of one language. Patterns are regular expressions in which a blank stands for any white space and `{n}`,
 * `{unit}`, `{weekday}`, `{weekdays}`, `{day}`, `{month}`, `{h}` and `{m}` for what they name; groups `am`, `pm` and `half` change a
 * clock.
 */
export type WhenVocabulary = {
  /** Whether blanks part the words. */
  readonly isSpaced: boolean
  readonly units: Readonly<Record<UnitName, string>>
  readonly numbers: Readonly<Record<string, number>>
  /** From Monday to Sunday. */
  readonly weekdays: readonly string[]
  /** What stands between two weekdays. */
  readonly and: string
  readonly meanings: readonly (readonly [pattern: string, meaning: Meaning])[]
  readonly repeats: readonly (readonly [pattern: string, repeat: Repeat])[]
  /** Words between a time and a note that belong to neither. */
  readonly joins: string
}
