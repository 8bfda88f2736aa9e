import { parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js/min'

// Heavy: for extension pages only, never the background or the content script.

/** @returns a number (E.164) as people write it: "+55 11 98765-4321". What is no number comes back as it is. */
export function formatPhone(phone: string): string {
  return parsePhoneNumberFromString(phone)?.formatInternational() ?? phone
}

/** @returns what a person typed in E.164, read as a number of `country` when it has no country code; else undefined. */
export function parsePhone(typed: string, country?: string): string | undefined {
  const number = parsePhoneNumberFromString(typed, country as CountryCode | undefined)
  return number?.isPossible() === true ? number.number : undefined
}
