import { halfDayOf } from './half-day'
import { plainStamp } from './plain'

/** A time stamp as it stands in the file: which of the three numbers is the day is not known yet. */
export type Stamp = {
  numbers: readonly [number, number, number]
  /** How many digits each was written with. */
  digits: readonly [number, number, number]
  separator: string
  hour: number
  minute: number
  second: number
  /** As written: it tells of the place. */
  halfDay?: string
}

const DATE = String.raw`(\d{1,4})(?: ?([./\-年년]) ?)(\d{1,2})(?: ?[./\-月월] ?)(r?)(\d{1,4})(?:日|일|\.)?`
const TIME = String.raw`(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?`
const DATE_FIRST = new RegExp(`^${DATE}([^\\d]{1,24})${TIME}([^\\d]{0,24})$`, 'iu')
const TIME_FIRST = new RegExp(`^${TIME}([^\\d]{1,24})${DATE}$`, 'iu')

/** A little word between date and time, such as "klo", "à", "г." or the era "BE". */
const LITTLE_WORD = /^[\p{L}\p{M}]{0,4}$/u
/** The first year of Japan's era that is written R1. */
const REIWA = 2018
const BUDDHIST_OFFSET = 543

/** @returns the numbers of a time stamp; undefined when the text is none. */
export function readStamp(text: string): Stamp | undefined {
  const plain = plainStamp(text)
  const dateFirst = DATE_FIRST.exec(plain)
  if (dateFirst !== null) {
    const [, a, separator, b, era, c, middle = '', hour, minute, second, tail = ''] = dateFirst
    return stampOf([a, b, c], separator, era, [hour, minute, second], middle, tail)
  }
  const [, hour, minute, second, middle = '', a, separator, b, era, c] = TIME_FIRST.exec(plain) ?? []
  return a === undefined ? undefined : stampOf([a, b, c], separator, era, [hour, minute, second], middle, '')
}

type Texts = readonly [string | undefined, string | undefined, string | undefined]

function stampOf(
  date: Texts,
  separator = '',
  era = '',
  time: Texts,
  middle: string,
  tail: string,
): Stamp | undefined {
  const words = [middle, tail].map((text) => text.replaceAll(/[\s,.]/gu, ''))
  const halfDay = words.find((word) => halfDayOf(word) !== undefined)
  if (words.some((word) => word !== halfDay && !LITTLE_WORD.test(word))) return undefined
  const hour = hourOf(Number(time[0]), halfDay)
  const [minute, second] = [Number(time[1]), Number(time[2] ?? 0)]
  if (hour === undefined || minute > 59 || second > 59) return undefined
  const [a, b, c] = date.map((part) => yearOf(Number(part), part?.length ?? 0))
  if (a === undefined || b === undefined || c === undefined) return undefined
  const [x, y, z] = date.map((part) => part?.length ?? 0)
  return {
    numbers: [a, b, era === '' ? c : c + REIWA],
    digits: [x ?? 0, y ?? 0, era === '' ? (z ?? 0) : 4],
    separator,
    hour,
    minute,
    second,
    ...(halfDay === undefined ? {} : { halfDay: (middle + tail).replaceAll(/[^\p{L}\p{M}.]/gu, '') }),
  }
}

function hourOf(hour: number, halfDay: string | undefined): number | undefined {
  if (halfDay === undefined) return hour <= 24 ? hour % 24 : undefined
  // Some phones write the hour of 24 and the half of the day.
  if (hour > 12) return hour < 24 ? hour : undefined
  return (hour % 12) + (halfDayOf(halfDay) === 'pm' ? 12 : 0)
}

function yearOf(number: number, digits: number): number {
  return digits === 4 && number > 2400 ? number - BUDDHIST_OFFSET : number
}
