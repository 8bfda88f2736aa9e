import { withoutCallingCode } from '../phone-zone'
import type { Comparable } from './comparable'

/** Shorter runs of digits are dates, prices and order numbers. */
const LEAST_DIGITS = 8
const DATE = /^\d{4}-\d\d-\d\d$/
const RUN = /\+?\d[\d\s().\-\u2010-\u2015/]{6,}\d/g

/**
 * @returns a number (E.164) in the one spelling that stands for all: without a zero kept after the calling code, Brazil's ninth
 * digit, the 1 of Mexico's mobiles and the 9 of Argentina's, each of which one and the same line is written with and without.
 */
export function onePhone(phone: string): string {
  const national = withoutCallingCode(phone)
  if (national === undefined) return phone
  const code = phone.slice(0, phone.length - national.length)
  if (code === '+55') return code + national.replace(/^(\d\d)9(\d{8})$/, '$1$2')
  if (code === '+52') return code + national.replace(/^1(\d{10})$/, '$1')
  if (code === '+54') return code + national.replace(/^9(\d{10})$/, '$1')
  return code === '+39' ? phone : code + national.replace(/^0+(?=\d{5})/, '')
}

/** @returns the numbers that stand in a contact's name and texts, as digits without leading zeros. */
export function numbersIn({ name, texts = [] }: Comparable): string[] {
  return [name, ...texts].flatMap((text) =>
    (text.normalize('NFKC').match(RUN) ?? [])
      .filter((run) => !DATE.test(run))
      .map((run) => run.replaceAll(/\D/g, '').replace(/^0+/, ''))
      .filter((digits) => digits.length >= LEAST_DIGITS && digits.length <= 15),
  )
}

/** @returns whether digits, written with or without the calling code, are this number (E.164). */
export function isNumber(digits: string, phone: string): boolean {
  return (
    phone.endsWith(digits) || onePhone(phone).endsWith(digits) || onePhone(phone) === onePhone(`+${digits}`)
  )
}

/** @returns what two spellings of a number (E.164) have in common: its last eight digits. */
export function numberKey(phone: string): string {
  return phone.slice(1).slice(-LEAST_DIGITS)
}
