import { formatAmount, minorDigitsOf } from '../money'
import { localesFor } from './locale'

const NUMERAL = /^-?\d{1,15}(?:\.\d{1,10})?$/
const ISO_DATE = /^(\d{4})-(\d{2})-(\d{2})$/

/** @returns whether `text` is a decimal with a point, as answers are. */
export function isNumeral(text: string): boolean {
  return NUMERAL.test(text)
}

/** @returns whether `text` is a day of the calendar as YYYY-MM-DD. */
export function isIsoDate(text: string): boolean {
  return isoDateToEpoch(text) !== undefined
}

/** @returns noon (epoch ms, UTC) of a day as YYYY-MM-DD; undefined when there is no such day. */
export function isoDateToEpoch(text: string): number | undefined {
  const [found, year, month, day] = ISO_DATE.exec(text) ?? []
  if (found === undefined) return undefined
  const at = Date.UTC(Number(year), Number(month) - 1, Number(day), 12)
  return new Date(at).toISOString().startsWith(text) ? at : undefined
}

/** @returns whether `text` has the form of an ISO 4217 code. */
export function isCurrency(text: string): boolean {
  return /^[A-Z]{3}$/.test(text)
}

/** @returns a decimal as `language` writes it, with as many places as were given. */
export function formatNumeral(numeral: string, language: string): string {
  const places = numeral.split('.')[1]?.length ?? 0
  return new Intl.NumberFormat(localesFor(language), {
    minimumFractionDigits: places,
    maximumFractionDigits: places,
  }).format(Number(numeral))
}

/** @returns an amount (a decimal, not minor units) of an ISO 4217 currency as `language` writes it. */
export function formatDecimalAmount(numeral: string, currency: string, language: string): string {
  return formatAmount(Math.round(Number(numeral) * 10 ** minorDigitsOf(currency)), currency, language)
}
