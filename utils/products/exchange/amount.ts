import { minorDigitsOf } from '@/utils/money'
import { isCurrency } from '../currencies'
import type { DecimalSign } from './decimal-sign'

export type AmountFault = 'bad-amount' | 'too-exact' | 'too-large'

const MOST_MINOR = 1_000_000_000_000
/** Longer than any amount with its currency. */
const MOST_CHARACTERS = 60
const SYMBOLS: Readonly<Record<string, string>> = {
  '€': 'EUR',
  '£': 'GBP',
  '₹': 'INR',
  '₩': 'KRW',
  '₽': 'RUB',
  '₺': 'TRY',
  '₦': 'NGN',
  '₫': 'VND',
  '₱': 'PHP',
  '฿': 'THB',
  '₪': 'ILS',
  R$: 'BRL',
  zł: 'PLN',
}
/** Of many countries: they say nothing, and are left out. */
const AMBIGUOUS = ['$', '¥', '￥', '円', '元']

/** @returns a cell such as "€ 12.50" or "12,50 EUR" as its amount and the currency it names. */
export function splitAmount(cell: string): { text: string; currency?: string } {
  if (cell.length > MOST_CHARACTERS) return { text: cell }
  const [, before = '', text = '', after = ''] =
    /^([^\d.,+-]*)([\d.,+\s'’-]*)([^\d]*)$/u.exec(cell.trim()) ?? []
  if (text === '') return { text: cell.trim() }
  const signs = [before.trim(), after.trim()].filter((sign) => sign !== '' && !AMBIGUOUS.includes(sign))
  const [sign] = signs
  if (sign === undefined) return { text: text.trim() }
  const code = Object.hasOwn(SYMBOLS, sign) ? SYMBOLS[sign] : sign.toUpperCase()
  const isKnown = signs.length === 1 && code !== undefined && isCurrency(code)
  return isKnown ? { text: text.trim(), currency: code } : { text: cell.trim() }
}

/** @returns an amount in the minor unit of `currency`, or why it is none. Thousands may be grouped, if everywhere. */
export function amountMinorOf(
  text: string,
  currency: string,
  decimalSign: DecimalSign,
): number | AmountFault {
  if (text.length > MOST_CHARACTERS) return 'bad-amount'
  const plain = text.replace(/[\s'’]/gu, '')
  const [group, decimal] = decimalSign === '.' ? [',', '\\.'] : ['\\.', ',']
  const whole = `\\d+|\\d{1,3}(?:${group}\\d{2,3})*${group}\\d{3}`
  const [, units, decimals = ''] = new RegExp(`^(${whole})?(?:${decimal}(\\d*))?$`).exec(plain) ?? []
  if (units === undefined && decimals === '') return 'bad-amount'
  const digits = minorDigitsOf(currency)
  const exact = decimals.replace(/0+$/, '')
  if (exact.length > digits) return 'too-exact'
  const minor = Number((units ?? '').replace(/[.,]/g, '') + exact.padEnd(digits, '0'))
  return minor <= MOST_MINOR ? minor : 'too-large'
}

/** @returns an amount with a point before its decimals, as many as the currency has. */
export function writtenAmount(amountMinor: number, currency: string): string {
  const digits = minorDigitsOf(currency)
  const all = String(amountMinor).padStart(digits + 1, '0')
  return digits === 0 ? all : `${all.slice(0, -digits)}.${all.slice(-digits)}`
}
