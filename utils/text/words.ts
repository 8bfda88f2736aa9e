import { fold } from './fold'

/** Longer words are cut, in the index and in a query alike. */
const MAX_WORD = 24
const TOKEN = /[\p{L}\p{N}\p{M}]+/gu
// Scripts written without spaces, or whose names are: a part of a name must be found from its middle.
export const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\u30fc]+/gu

/**
 * @returns the folded words of `text`, each once. Runs of CJK and Thai become pairs of neighbouring characters, and the
 * last character alone, so that any part of them is found by its beginning.
 */
export function wordsOf(text: string): string[] {
  const words = new Set<string>()
  for (const token of fold(text).match(TOKEN) ?? []) {
    for (const part of splitScripts(token)) {
      if (part.isUnspaced) addPairs(part.text, words, true)
      else words.add(part.text.slice(0, MAX_WORD))
    }
  }
  return [...words]
}

/** @returns what a query asks for: each must be the beginning of one of a row's words. */
export function queryWordsOf(query: string): string[] {
  const words = new Set<string>()
  for (const token of fold(query).match(TOKEN) ?? []) {
    for (const part of splitScripts(token)) {
      if (part.isUnspaced) addPairs(part.text, words, false)
      else words.add(part.text.slice(0, MAX_WORD))
    }
  }
  return [...words].filter((word) => ![...words].some((other) => other !== word && other.startsWith(word)))
}

type Part = { text: string; isUnspaced: boolean }

function splitScripts(token: string): Part[] {
  const parts: Part[] = []
  let end = 0
  for (const match of token.matchAll(UNSPACED)) {
    if (match.index > end) parts.push({ text: token.slice(end, match.index), isUnspaced: false })
    parts.push({ text: match[0], isUnspaced: true })
    end = match.index + match[0].length
  }
  if (end < token.length) parts.push({ text: token.slice(end), isUnspaced: false })
  return parts
}

function addPairs(run: string, words: Set<string>, withLast: boolean): void {
  const letters = Array.from(run)
  for (let at = 0; at + 1 < letters.length; at++) words.add(`${letters[at]}${letters[at + 1]}`)
  const last = letters.at(-1)
  if (last !== undefined && (withLast || letters.length === 1)) words.add(last)
}
