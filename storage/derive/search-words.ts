import { digitsOf } from '@/utils/phone'
import { withoutCallingCode } from '@/utils/phone-zone'
import { queryWordsOf, wordsOf } from '@/utils/text/words'

const MAX_WORDS = 32
/** Marks a number written backwards, which finds it by its last digits. */
const REVERSED = '~'
const PHONE_QUERY = /^[\s+().\-\p{N}]+$/u

type Searchable = {
  name: string
  company?: string | undefined
  email?: string | undefined
  phone?: string | undefined
}

/** @returns the words a contact is found by: name, company, e-mail, and its number from either end. */
export function searchWords(contact: Searchable): string[] {
  const texts = [contact.name, contact.company ?? '', (contact.email ?? '').replace(/\.[a-z]+$/i, '')]
  const words = new Set(texts.flatMap(wordsOf))
  return [...phoneWords(contact.phone), ...words].slice(0, MAX_WORDS)
}

/**
 * @returns what a search asks for: of each group one alternative must be the beginning of one of a contact's words.
 * The longest group comes first, as it finds the fewest.
 */
export function searchGroups(query: string): string[][] {
  const digits = digitsOf(query)
  if (PHONE_QUERY.test(query.trim()) && digits.length >= 3) return [[digits, REVERSED + reverse(digits)]]
  return queryWordsOf(query)
    .sort((a, b) => b.length - a.length)
    .map((word) => [word])
}

function phoneWords(phone: string | undefined): string[] {
  if (phone === undefined) return []
  const digits = digitsOf(phone)
  const national = withoutCallingCode(phone)
  return [digits, REVERSED + reverse(digits), ...(national === undefined ? [] : [national])]
}

function reverse(digits: string): string {
  return [...digits].reverse().join('')
}
