import { withoutMarks } from '../page/read-text'

const MORNING = /(?<![a-z])[aà]\.?\s?m\b|ص|上午|午前|오전|凌晨|早上|清晨|لפנה״צ|לפנה"צ/i
const AFTERNOON = /(?<![a-z])p\.?\s?m\b|م|下午|午後|오후|晚上|中午|אחה״צ|אחה"צ/i
/** `10.30` is a time, `28.09.2026` is none. */
export const CLOCK = /(?<![\d./-])(\d{1,2})[:.](\d{2})(?::\d{2})?(?![.\d/-])/
const ARABIC_ZERO = 0x0660
const PERSIAN_ZERO = 0x06f0

export type ClockTime = { hours: number; minutes: number; hasHalfDays: boolean }

/** @returns the time of day of a label such as `8:19 PM`, `10.30` or `下午1:23`; undefined when there is none. */
export function readClock(label: string): ClockTime | undefined {
  const text = asciiDigits(withoutMarks(label))
  const match = CLOCK.exec(text)
  if (!match) return undefined
  const isMorning = MORNING.test(text)
  const isAfternoon = AFTERNOON.test(text)
  const hasHalfDays = isMorning || isAfternoon
  const written = Number(match[1])
  const minutes = Number(match[2])
  if (minutes > 59 || written > 23 || (hasHalfDays && written > 12)) return undefined
  const hours = hasHalfDays ? (written % 12) + (isAfternoon ? 12 : 0) : written
  return { hours, minutes, hasHalfDays }
}

export function asciiDigits(text: string): string {
  return text.replaceAll(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => {
    const code = digit.charCodeAt(0)
    return String(code - (code >= PERSIAN_ZERO ? PERSIAN_ZERO : ARABIC_ZERO))
  })
}
