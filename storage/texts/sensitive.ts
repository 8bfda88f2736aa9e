import { fold } from '@/utils/text/fold'
import { UNSPACED } from '@/utils/text/words'

const LETTER = '[\\p{L}\\p{M}\\p{N}]'
const SPACED_LETTER = new RegExp(`(?!${UNSPACED.source})${LETTER}`, 'u')
const CARD = /(?<![\d+])(?:[2-6]\d{3}([ -]?)\d{4}\1\d{4}\1\d{4}|3\d{3}([ -]?)\d{6}\2\d{5})(?!\d)/g

let cached: { words: readonly string[]; test: (text: string) => boolean } | undefined

/**
 * @returns whether a text holds one of the words, apart from case, width and accents, or the number of a card. A word counts where it stands alone, and with a * at its end or beginning also where more follows or precedes;
 * in scripts without spaces it counts anywhere.
 */
export function isSensitive(text: string, words: readonly string[]): boolean {
  if (cached?.words !== words) cached = { words, test: testOf(words) }
  return cached.test(text)
}

function testOf(words: readonly string[]): (text: string) => boolean {
  // Words with the same edges share one look at what stands beside them: each look is large when it is compiled.
  const byEdges = new Map<string, string[]>()
  for (const word of words.map((one) => fold(one).trim())) {
    const bare = word.replace(/^\*+|\*+$/g, '')
    if (!/[\p{L}\p{N}]/u.test(bare)) continue
    const letters = [...word]
    const edges = `${edgeOf(letters[0], '<')} ${edgeOf(letters.at(-1), '')}`
    byEdges.set(edges, [...(byEdges.get(edges) ?? []), patternOf(bare)])
  }
  const patterns = [...byEdges].map(([edges, all]) => edges.replace(' ', `(?:${all.join('|')})`))
  const pattern = patterns.length === 0 ? undefined : new RegExp(patterns.join('|'), 'u')
  return (text) => {
    const folded = fold(text)
    return pattern?.test(folded) === true || folded.match(CARD)?.some(isCard) === true
  }
}

function edgeOf(letter: string | undefined, before: '<' | ''): string {
  return letter !== undefined && SPACED_LETTER.test(letter) ? `(?${before}!${LETTER})` : ''
}

function patternOf(bare: string): string {
  return bare.replace(/[$()*+./?[\\\]^{|}]/g, String.raw`\$&`).replace(/\s+/g, String.raw`\s+`)
}

/** By Luhn's check digit. */
function isCard(text: string): boolean {
  const digits = text.replace(/\D/g, '').split('').toReversed()
  const sum = digits.reduce((sum, digit, at) => {
    const value = Number(digit) * (1 + (at % 2))
    return sum + (value > 9 ? value - 9 : value)
  }, 0)
  return sum % 10 === 0
}
