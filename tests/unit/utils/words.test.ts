import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fold } from '@/utils/text/fold'
import { nameKeyOf } from '@/utils/text/sort-key'
import { queryWordsOf, wordsOf } from '@/utils/text/words'

describe('folding', () => {
  test.each([
    ['José', 'jose'],
    ['ÅNGSTRÖM', 'angstrom'],
    ['Straße', 'strasse'],
    ['Łódź', 'lodz'],
    ['İstanbul', 'istanbul'],
    ['ＡＢＣ１２３', 'abc123'],
    ['ﾔﾏﾀﾞ', 'やまだ'],
    ['ヤマダ', 'やまだ'],
    ['مُحَمَّد', 'محمد'],
    ['김민수', '김민수'],
    ['हिन्दी', 'हिन्दी'],
  ])('%s is searched as %s', (text, folded) => {
    expect(fold(text)).toBe(folded)
  })

  test('Folding what is folded changes nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(fold(fold(text))).toBe(fold(text))
      }),
    )
  })
})

describe('words', () => {
  test('A Japanese name is found from any of its characters', () => {
    const words = wordsOf('山田太郎')
    for (const query of ['山', '山田', '田太', '太郎', '郎']) {
      expect(queryWordsOf(query).every((part) => words.some((word) => word.startsWith(part)))).toBe(true)
    }
    expect(queryWordsOf('山太').every((part) => words.some((word) => word.startsWith(part)))).toBe(false)
  })

  test('Any run of characters of a text without spaces is found in it', () => {
    const kana = fc.string({
      unit: fc.constantFrom(...'山田太郎花子さくら김민수'),
      minLength: 1,
      maxLength: 12,
    })
    fc.assert(
      fc.property(kana, fc.nat(), fc.nat(), (text, from, length) => {
        const letters = Array.from(text)
        const start = from % letters.length
        const part = letters.slice(start, start + 1 + (length % (letters.length - start))).join('')
        const words = wordsOf(text)
        expect(queryWordsOf(part).every((one) => words.some((word) => word.startsWith(one)))).toBe(true)
      }),
    )
  })

  test('Every word of a text is found by each of its beginnings', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), fc.nat(), (text, cut) => {
        const words = wordsOf(text)
        for (const word of text.split(/\s+/)) {
          const beginning = word.slice(0, 1 + (cut % (word.length || 1)))
          for (const asked of queryWordsOf(beginning).slice(0, 1)) {
            const whole = queryWordsOf(word)
            if (whole.some((one) => one.startsWith(asked))) {
              expect(words.some((known) => known.startsWith(asked))).toBe(true)
            }
          }
        }
      }),
    )
  })

  test('A word that begins another one of the query is not asked for twice', () => {
    expect(queryWordsOf('mar maria')).toEqual(['maria'])
  })
})

test('Names sort without leading signs, and an emoji alone stays', () => {
  expect(nameKeyOf('~Maria  José')).toBe('maria jose')
  expect(nameKeyOf('+55 11 98765')).toBe('55 11 98765')
  expect(nameKeyOf('🌸')).toBe('🌸')
})
