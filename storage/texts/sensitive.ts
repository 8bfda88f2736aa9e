import { fold } from '@/utils/text/fold'
import { UNSPACED } from '@/utils/text/words'

const LETTER = '[\\p{L}\\p{M}\\p{N}]'
const SPACED_LETTER = new RegExp(`(?!${UNSPACED.source})${LETTER}`, 'u')
const CARD = /(?<![\d+])(?:[2-6]\d{3}([ -]?)\d{4}\1\d{4}\1\d{4}|3\d{3}([ -]?)\d{6}\2\d{5})(?!\d)/g
const IBAN = /(?<![\p{L}\p{N}])[a-z]{2}\d{2}(?: ?[a-z\d]{4}){2,7}(?: ?[a-z\d]{1,4})?(?![\p{L}\p{N}])/gu

let cached: { words: readonly string[]; test: (text: string) => boolean } | undefined

/**
 * @returns whether a text holds one of the words, apart from case, width and accents, or the number of a card or a bank
 * account. A word counts where it stands alone, and with a * at its end or beginning also where more follows or precedes;
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
    return pattern?.test(folded) === true || hasNumber(folded)
  }
}

function edgeOf(letter: string | undefined, before: '<' | ''): string {
  return letter !== undefined && SPACED_LETTER.test(letter) ? `(?${before}!${LETTER})` : ''
}

function patternOf(bare: string): string {
  return bare.replace(/[$()*+./?[\\\]^{|}]/g, String.raw`\$&`).replace(/\s+/g, String.raw`\s+`)
}

function hasNumber(folded: string): boolean {
  return (
    [...folded.matchAll(CARD)].some(([card]) => isCard(card)) ||
    [...folded.matchAll(IBAN)].some(([iban]) => isIban(iban))
  )
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

/** By the check digits of ISO 13616; a short word that follows may have been taken for a part of it. */
function isIban(text: string): boolean {
  for (let rest = text; rest.length >= 15; rest = rest.slice(0, Math.max(rest.lastIndexOf(' '), 0))) {
    const bare = rest.replaceAll(' ', '')
    const turned = bare.slice(4) + bare.slice(0, 4)
    let remainder = 0
    for (const letter of turned) {
      const value = Number.parseInt(letter, 36)
      remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97
    }
    if (remainder === 1) return true
  }
  return false
}
