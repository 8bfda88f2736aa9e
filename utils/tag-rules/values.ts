import { dayOfDate } from './days'

const NUMBER = /^-?\d+(?:\.\d+)?$/
const MONEY = /^(-?\d+(?:\.\d+)?) ([A-Z]{3})$/

/**
 * Compares two values as fields of one's own keep them: `12.5`, `12.50 EUR` or `YYYY-MM-DD`.
 * @returns below 0 when `a` is less; undefined for what cannot be compared, such as two currencies. An amount compares with a
 * bare number as if that were in its currency.
 */
export function compareValues(a: string, b: string): number | undefined {
  const [first, second] = [readValue(a), readValue(b)]
  if (first === undefined || second === undefined || first.isDate !== second.isDate) return undefined
  const isMixed = first.currency !== undefined && second.currency !== undefined
  if (isMixed && first.currency !== second.currency) return undefined
  return first.amount - second.amount
}

/** @returns the value of a number, an amount or a date; undefined for any other text. */
export function readValue(
  text: string,
): { amount: number; isDate: boolean; currency: string | undefined } | undefined {
  const plain = text.trim()
  const day = dayOfDate(plain)
  if (day !== undefined) return { amount: day, isDate: true, currency: undefined }
  if (NUMBER.test(plain)) return { amount: Number(plain), isDate: false, currency: undefined }
  const [, amount, currency] = MONEY.exec(plain) ?? []
  return amount === undefined ? undefined : { amount: Number(amount), isDate: false, currency }
}
