import { fold } from '../text/fold'
import { isOneLetterApart, nameWords } from './names'

/** Names of fewer letters are not held to be misspelt. */
const LONG_NAME = 6

/** @returns whether two tags may mean the same: apart by case, accents, signs, order of words, or one letter of a long name. */
export function similarTagNames(a: string, b: string): boolean {
  const [first, second] = [lettersOf(a), lettersOf(b)]
  if (first === '' || second === '') return false
  if (first === second || nameWords(a).join('') === nameWords(b).join('')) return true
  return Math.min(first.length, second.length) >= LONG_NAME && isOneLetterApart(first, second)
}

function lettersOf(name: string): string {
  return fold(name).replaceAll(/[^\p{L}\p{M}\p{N}]/gu, '')
}
