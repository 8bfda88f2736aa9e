import { minorDigitsOf } from '../money'

const MOST_MINOR = 1_000_000_000_000

/**
 * Reads an amount as a person types it: "1250", "1.250,50", "1,250.50", "1 250". The last point or comma is the decimal
 * one, unless it occurs twice, or is the only one and three digits follow in a currency that has not three.
 * @returns the amount in the minor unit of `currency`, or undefined for what is no amount, negative, too exact or too large.
 */
export function typedAmount(text: string, currency: string): number | undefined {
  const digits = minorDigitsOf(currency)
  const plain = text.replaceAll(/[\s'’\u00A0\u202F]/gu, '')
  if (!/^\d[\d.,]*$|^[.,]\d+$/.test(plain)) return undefined
  const at = decimalAt(plain, digits)
  const whole = (at < 0 ? plain : plain.slice(0, at)).replaceAll(/[.,]/g, '')
  const part = at < 0 ? '' : plain.slice(at + 1)
  if (part.length > digits) return undefined
  const minor = Number(whole + part.padEnd(digits, '0'))
  return minor <= MOST_MINOR ? minor : undefined
}

/** @returns an amount as `typedAmount` reads it, with a point: 1250 of EUR is "12.50". */
export function amountToType(amountMinor: number, currency: string): string {
  const digits = minorDigitsOf(currency)
  return (amountMinor / 10 ** digits).toFixed(digits)
}

function decimalAt(text: string, digits: number): number {
  const last = Math.max(text.lastIndexOf('.'), text.lastIndexOf(','))
  if (last < 0) return -1
  const isRepeated = text.indexOf(text.charAt(last)) !== last
  const isOnly = !/[.,]/.test(text.slice(0, last))
  const isGroup = isOnly && text.length - last - 1 === 3 && digits !== 3
  return isRepeated || isGroup ? -1 : last
}
