import { CANADIAN_AREA_CODES, PHONE_PLACES } from './phone-zone-table'

/** `isGuess`: the country has several zones and the number does not tell which. */
export type PhonePlace = { country: string; timeZone: string; isGuess: boolean }

type Entry = PhonePlace & { callingCode: string }

const LONGEST_CODE = 7
let entries: Map<string, Entry> | undefined

/** @returns where a number (E.164) is registered; undefined for a calling code of no country. */
export function placeOfPhone(phone: string): PhonePlace | undefined {
  const entry = entryOf(phone)
  return entry && { country: entry.country, timeZone: entry.timeZone, isGuess: entry.isGuess }
}

/** @returns every country (ISO 3166) that a number can be of. */
export function phoneCountries(): string[] {
  entries ??= readTable()
  return [...new Set([...entries.values()].map(({ country }) => country))]
}

/** @returns the digits of a number (E.164) after its calling code; undefined when that is unknown. */
export function withoutCallingCode(phone: string): string | undefined {
  const entry = entryOf(phone)
  return entry && phone.slice(1 + entry.callingCode.length)
}

/** @returns the flag of a country (ISO 3166) as an emoji. */
export function flagOf(country: string): string {
  return [...country].map((letter) => String.fromCodePoint(0x1f1e6 + letter.charCodeAt(0) - 65)).join('')
}

function entryOf(phone: string): Entry | undefined {
  entries ??= readTable()
  for (let length = LONGEST_CODE; length > 0; length--) {
    const entry = entries.get(phone.slice(1, 1 + length))
    if (entry !== undefined) return entry
  }
  return undefined
}

function readTable(): Map<string, Entry> {
  const table = new Map<string, Entry>()
  for (const line of PHONE_PLACES.trim().split('\n')) {
    const [prefix = '', country = '', timeZone = '', mark] = line.split(' ')
    table.set(prefix, { country, timeZone, isGuess: mark === '?', callingCode: callingCodeOf(prefix) })
  }
  for (const area of CANADIAN_AREA_CODES.split(' ')) {
    table.set(`1${area}`, { country: 'CA', timeZone: 'America/Toronto', isGuess: true, callingCode: '1' })
  }
  return table
}

function callingCodeOf(prefix: string): string {
  if (prefix.startsWith('1') || prefix.startsWith('7')) return prefix.charAt(0)
  return prefix === '3906698' ? '39' : prefix
}
