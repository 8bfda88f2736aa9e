import { fold } from '../text/fold'

// Soft hyphens, joiners, direction marks and variation selectors: nobody sees them, so nothing may hang on them.
const INVISIBLE = /\u00ad|[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]|\ufe0e|\ufe0f/gu
// Scripts written without spaces, or whose words take endings without one; "ー" belongs to Japanese.
const UNSPACED =
  '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Hangul}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}\u30fc'
// Signs that mean something by themselves, such as "€" or "👍".
const SIGN = '\\p{Sc}\\p{So}'
const GAP = new RegExp(`(?<=[${UNSPACED}])\\s+(?=[${UNSPACED}])`, 'gu')
const WORD = new RegExp(`[${UNSPACED}${SIGN}]\\p{M}*|(?:(?![${UNSPACED}${SIGN}])[\\p{L}\\p{N}\\p{M}])+`, 'gu')

/** A word as it is compared. It begins with a space when something stands between it and the word before. */
export type ComparableWord = string

/**
 * @returns the words of a text as they are looked for: folded. In a script that is written without spaces each letter is a
 * word, with its marks, and spaces between letters do not count; a sign such as "€" or "👍" is one too.
 */
export function comparableWords(text: string): ComparableWord[] {
  const plain = fold(text.replace(INVISIBLE, '')).replace(GAP, '')
  const words: ComparableWord[] = []
  let end = 0
  for (const { 0: word, index } of plain.matchAll(WORD)) {
    words.push(index > end && words.length > 0 ? ` ${word}` : word)
    end = index + word.length
  }
  return words
}
