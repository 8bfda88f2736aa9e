import type { DateUnit } from '@/utils/templates/date-expression'
import { own } from '../own'
import type { Offset } from '../template/date-pieces'

const UNITS: Readonly<Record<string, DateUnit>> = { Y: 'y', M: 'm', W: 'w', D: 'd', h: 'h', H: 'h', m: 'min' }
const STEP = /\s*([+-]?\s*\d{1,6})\s*([YMWDhHms])\s*(?:\(\s*skip\s*=\s*([A-Za-z,\s]+)\))?/y

/** @returns the offsets of `shift=+2D`; those that ours cannot say (to next Monday, seconds) are undefined. */
export function shiftOffsets(written: string | undefined): Offset[] | undefined {
  if (written === undefined || written.trim() === '') return []
  const offsets: Offset[] = []
  STEP.lastIndex = 0
  let end = 0
  for (let step = STEP.exec(written); step !== null; step = STEP.exec(written)) {
    const [, amount = '', letter = '', skipped] = step
    const unit = skipped === undefined ? own(UNITS, letter) : workDays(letter, skipped)
    if (unit === undefined) return undefined
    offsets.push({ amount: Number(amount.replace(/\s/g, '')), unit })
    end = STEP.lastIndex
  }
  return written.slice(end).trim() === '' && offsets.length > 0 ? offsets : undefined
}

/** Days without Saturday and Sunday are working days. */
function workDays(letter: string, skipped: string): DateUnit | undefined {
  const days = skipped
    .toUpperCase()
    .split(/[\s,]+/)
    .filter((day) => day !== '')
    .sort()
  return letter === 'D' && days.join() === 'SAT,SUN' ? 'bd' : undefined
}
