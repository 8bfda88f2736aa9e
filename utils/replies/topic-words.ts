import { wordsOf } from '../text/words'
import { isCommonWord } from './common-words'

const PLACEHOLDER = /\{\{.*?\}\}/gsu
const MIN_LENGTH = 3
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Hangul}\p{Script=Thai}]/u

/**
 * @returns the words of `text` that may tell what it is about, each once: folded, without placeholders, very short or
 * common ones, and a plural's "s"; pairs of letters in scripts without spaces.
 */
export function topicWords(text: string): Set<string> {
  const topics = new Set<string>()
  for (const word of wordsOf(text.replace(PLACEHOLDER, ' '))) {
    if (isCommonWord(word) || !isLongEnough(word)) continue
    topics.add(word.length > MIN_LENGTH && word.endsWith('s') ? word.slice(0, -1) : word)
  }
  return topics
}

function isLongEnough(word: string): boolean {
  return word.length >= MIN_LENGTH || (word.length === 2 && UNSPACED.test(word))
}
