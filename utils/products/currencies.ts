/** What prices are most often written in by those who sell on WhatsApp; any other ISO 4217 code may be typed. */
export const CURRENCIES = [
  'USD',
  'EUR',
  'GBP',
  'JPY',
  'CNY',
  'INR',
  'BRL',
  'MXN',
  'ARS',
  'CLP',
  'COP',
  'PEN',
  'IDR',
  'MYR',
  'SGD',
  'THB',
  'PHP',
  'VND',
  'AED',
  'SAR',
  'EGP',
  'TRY',
  'ZAR',
  'NGN',
  'KES',
  'CHF',
  'CAD',
  'AUD',
  'KRW',
  'PLN',
] as const

/** @returns whether `code` is a currency that this browser can write: three capital letters that Intl knows by name. */
export function isCurrency(code: string): boolean {
  if (!/^[A-Z]{3}$/.test(code)) return false
  return new Intl.DisplayNames(['en'], { type: 'currency', fallback: 'none' }).of(code) !== undefined
}
