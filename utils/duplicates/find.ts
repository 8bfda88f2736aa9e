import type { Comparable } from './comparable'
import { differByOneLetter, nameWords, oneLetterKeys } from './names'
import { isNumber, numberKey, numbersIn, onePhone } from './numbers'
import type { DuplicateReason } from './reasons'

export type { Comparable } from './comparable'

/** @returns why two contacts may be the same person, strongest first; nothing when nothing speaks for it. */
export function duplicateReasons(a: Comparable, b: Comparable): DuplicateReason[] {
  if (!isPerson(a) || !isPerson(b)) return []
  const reasons: DuplicateReason[] = []
  if (isSamePhone(a, b)) reasons.push('same-phone')
  if (emailOf(a) !== '' && emailOf(a) === emailOf(b)) reasons.push('same-email')
  if (reasons[0] !== 'same-phone' && isNumberOf(a, b)) reasons.push('phone-in-name')
  const byName = nameReason(a, b)
  return byName === undefined ? reasons : [...reasons, byName]
}

/** @returns blocking keys: only contacts that share one can have a reason, so that nothing else needs comparing. */
export function keysOf(contact: Comparable): string[] {
  if (!isPerson(contact)) return []
  const { phone } = contact
  const [words, email] = [nameWords(contact.name), emailOf(contact)]
  const keys = [
    ...[...(phone === undefined ? [] : [phone]), ...numbersIn(contact).map((digits) => `+${digits}`)]
      .flatMap((one) => [numberKey(one), numberKey(onePhone(one))])
      .map((key) => `p:${key}`),
    ...(email === '' ? [] : [`e:${email}`]),
    ...(words.length === 0 ? [] : [`n:${words.join(' ')}`]),
    ...oneLetterKeys(words).map((key) => `s:${key}`),
  ]
  return [...new Set(keys)]
}

function isPerson({ kind = 'person' }: Comparable): boolean {
  return kind === 'person'
}

function isSamePhone(a: Comparable, b: Comparable): boolean {
  return a.phone !== undefined && b.phone !== undefined && onePhone(a.phone) === onePhone(b.phone)
}

function emailOf({ email = '' }: Comparable): string {
  const plain = email.normalize('NFKC').trim().toLowerCase()
  return plain.includes('@') ? plain : ''
}

function isNumberOf(a: Comparable, b: Comparable): boolean {
  return writesNumberOf(a, b) || writesNumberOf(b, a)
}

function writesNumberOf(writer: Comparable, { phone }: Comparable): boolean {
  return phone !== undefined && numbersIn(writer).some((digits) => isNumber(digits, phone))
}

function nameReason(a: Comparable, b: Comparable): DuplicateReason | undefined {
  const [first, second] = [nameWords(a.name), nameWords(b.name)]
  if (first.length === 0 || second.length === 0) return undefined
  if (first.join(' ') === second.join(' ')) {
    if (isSameCompany(a, b)) return 'same-name-and-company'
    return plainName(a.name) === plainName(b.name) ? 'same-name' : 'similar-name'
  }
  return differByOneLetter(first, second) ? 'similar-name' : undefined
}

function isSameCompany(a: Comparable, b: Comparable): boolean {
  const [first, second] = [nameWords(a.company ?? ''), nameWords(b.company ?? '')]
  return first.length > 0 && first.join(' ') === second.join(' ')
}

/** Names that are the same differ in nothing but spaces; accents, case and order make similar ones. */
function plainName(name: string): string {
  return name.normalize('NFKC').replaceAll(/\s+/gu, ' ').trim()
}
