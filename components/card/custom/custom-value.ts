import type { CustomFieldKind } from '@/storage/schema/custom-field'
import { isCurrency } from '@/utils/products/currencies'
import { amountToType, typedAmount } from '@/utils/products/typed-amount'
import { language } from '@/utils/i18n'
import { dayText } from '../more/day-text'
import { moneyText } from '../more/money-text'

/**
 * Reads what a person typed into a field of a kind, into how it is kept: number `12.5`, money `12.50 EUR`, a link with its
 * scheme. @returns undefined for what does not fit.
 */
export function readCustom(kind: CustomFieldKind, typed: string, currency: string): string | undefined {
  const text = typed.trim()
  switch (kind) {
    case 'number':
      return numberOf(text)
    case 'money':
      return moneyOf(text, currency)
    case 'date':
      return /^\d{4}-\d{2}-\d{2}$/.test(text) ? text : undefined
    case 'link':
      return linkOf(withScheme(text)) === undefined ? undefined : withScheme(text)
    default:
      return text
  }
}

/** @returns how a kept value reads; what does not fit its kind reads as it is. */
export function showCustom(kind: CustomFieldKind, value: string): string {
  if (kind === 'number') return numberText(value)
  if (kind === 'date') return /^\d{4}-\d{2}-\d{2}$/.test(value) ? dayText(value) : value
  if (kind === 'link') return value.replace(/^https?:\/\//i, '').replace(/\/$/, '')
  if (kind !== 'money') return value
  const [amount = '', code = ''] = value.split(' ')
  const minor = isCurrency(code) ? typedAmount(amount, code) : undefined
  return minor === undefined ? value : moneyText(minor, code)
}

/** @returns where a link leads; undefined for anything but a page of the web. */
export function linkOf(value: string): string | undefined {
  if (!URL.canParse(value)) return undefined
  const { protocol, href, hostname } = new URL(value)
  return (protocol === 'https:' || protocol === 'http:') && hostname !== '' ? href : undefined
}

/** A port is no scheme: `shop.example:8080`. */
function withScheme(text: string): string {
  return /^[a-z][a-z0-9+.-]*:(?!\d)/i.test(text) ? text : `https://${text}`
}

/** With groups or without: of two kinds of signs the last is the decimal one, of one kind it depends on the language. */
function numberOf(text: string): string | undefined {
  const plain = text.replaceAll(/[\s'’\u00A0\u202F]/gu, '')
  if (!/^-?\d[\d.,]*$/.test(plain)) return undefined
  const at = decimalAt(plain)
  const whole = (at < 0 ? plain : plain.slice(0, at)).replaceAll(/[.,]/g, '')
  const part = at < 0 ? '' : plain.slice(at + 1)
  const number = Number(part === '' ? whole : `${whole}.${part}`)
  return Math.abs(number) <= Number.MAX_SAFE_INTEGER ? String(number) : undefined
}

function decimalAt(plain: string): number {
  const at = Math.max(plain.lastIndexOf('.'), plain.lastIndexOf(','))
  const sign = plain.charAt(at)
  if (plain.indexOf(sign) !== at) return -1
  const isOnly = !/[.,]/.test(plain.slice(0, at))
  return isOnly && sign !== decimalSign() && plain.length - at - 1 === 3 ? -1 : at
}

function decimalSign(): string {
  const parts = new Intl.NumberFormat(language.value).formatToParts(1.5)
  return parts.find(({ type }) => type === 'decimal')?.value ?? '.'
}

function numberText(value: string): string {
  const number = Number(value)
  if (value === '' || !Number.isFinite(number)) return value
  return new Intl.NumberFormat(language.value, { maximumFractionDigits: 10 }).format(number)
}

/** With the currency before or after it, or that of the settings. */
function moneyOf(text: string, ownCurrency: string): string | undefined {
  const code = /[A-Za-z]{3}/.exec(text)?.[0].toUpperCase() ?? ownCurrency
  if (!isCurrency(code)) return undefined
  const minor = typedAmount(text.replace(/[A-Za-z]{3}/, '').trim(), code)
  return minor === undefined ? undefined : `${amountToType(minor, code)} ${code}`
}
