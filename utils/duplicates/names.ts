import { looksLikePhone } from '../phone'
import { fold } from '../text/fold'

/** A name apart by one letter is the same one only when the differing word is so long; a single word must be longer. */
const LONG_WORD = 6
const LONG_NAME = 8
const WORD = /[\p{L}\p{M}\p{N}]+/gu

/** @returns the folded words of a name, sorted; none for a name that is only a number or signs. */
export function nameWords(name: string): string[] {
  if (looksLikePhone(name)) return []
  const words = (fold(name).match(WORD) ?? []).toSorted()
  return words.some((word) => /\p{L}/u.test(word)) ? words : []
}

/** @returns whether two names, as sorted words, differ in one letter of one long word. Digits never differ. */
export function differByOneLetter(a: readonly string[], b: readonly string[]): boolean {
  if (a.length !== b.length) return false
  const [onlyA, onlyB] = [without(a, b), without(b, a)]
  const [first, second] = [onlyA[0], onlyB[0]]
  if (onlyA.length !== 1 || onlyB.length !== 1 || first === undefined || second === undefined) return false
  const least = a.length === 1 ? LONG_NAME : LONG_WORD
  return Math.min(first.length, second.length) >= least && isOneLetterApart(first, second)
}

/** @returns keys of which two names that differ by one letter have one in common: the other words and half of the one. */
export function oneLetterKeys(words: readonly string[]): string[] {
  const [least, half] = words.length === 1 ? [LONG_NAME, LONG_NAME / 2] : [LONG_WORD, LONG_WORD / 2]
  return words.flatMap((word, index) => {
    if (word.length < least) return []
    const others = words.toSpliced(index, 1).join(' ')
    return [`${others}|${word.slice(0, half)}`, `${others}|${word.slice(-half)}`]
  })
}

/** @returns whether one letter was changed, added or left out; a digit is no letter. */
export function isOneLetterApart(a: string, b: string): boolean {
  if (a === b || Math.abs(a.length - b.length) > 1) return false
  let start = 0
  while (start < a.length && a[start] === b[start]) start += 1
  let end = 0
  const shorter = Math.min(a.length, b.length)
  while (end < shorter - start && a.at(-1 - end) === b.at(-1 - end)) end += 1
  const [left, right] = [a.slice(start, a.length - end), b.slice(start, b.length - end)]
  return left.length <= 1 && right.length <= 1 && !/\p{N}/u.test(left + right)
}

function without(words: readonly string[], others: readonly string[]): string[] {
  const left = [...others]
  return words.filter((word) => {
    const at = left.indexOf(word)
    if (at === -1) return true
    left.splice(at, 1)
    return false
  })
}
