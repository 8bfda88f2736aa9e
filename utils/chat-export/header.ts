import { readStamp, type Stamp } from './stamp'

/** iPhones today, Android, and iPhones before 2017: `[31.12.23, 14:05:09] `, `31.12.23, 14:05 - `, `31.12.15 14:05:09: `. */
export const HEADER_STYLES = ['brackets', 'dash', 'colon'] as const
export type HeaderStyle = (typeof HEADER_STYLES)[number]

/** The beginning of a message. `isMarked`: the app put a mark before it, as it does before what is no plain text. */
export type Header = { style: HeaderStyle; stamp: Stamp; rest: string; isMarked: boolean }

const LONGEST_STAMP = 60
const LEADING_MARKS = /^[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]*/
const STAMP_END = / [-\u2013] |: /
const DIGIT = /^[\u200f\u200e]*\p{Nd}/u

/** @returns the beginning of a message; undefined for a line that goes on with the one before. */
export function readHeader(line: string): Header | undefined {
  const marks = LEADING_MARKS.exec(line)?.[0] ?? ''
  const isMarked = /[\u200e\u200f]/.test(marks)
  const start = line.slice(marks.length, marks.length + LONGEST_STAMP)
  if (start.startsWith('[')) {
    const end = start.indexOf(']')
    const stamp = end === -1 ? undefined : readStamp(start.slice(1, end))
    const rest = line.slice(marks.length + end + 1).replace(/^ /, '')
    return stamp && { style: 'brackets', stamp, rest, isMarked }
  }
  if (!DIGIT.test(start)) return undefined
  const end = STAMP_END.exec(start)
  const stamp = end === null ? undefined : readStamp(start.slice(0, end.index))
  if (end === null || stamp === undefined) return undefined
  const rest = line.slice(marks.length + end.index + end[0].length)
  return { style: end[0] === ': ' ? 'colon' : 'dash', stamp, rest, isMarked }
}
