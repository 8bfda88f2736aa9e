import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { comparableWords } from '@/utils/suggestions/comparable'
import { compileKeywords, type Wanted } from '@/utils/suggestions/keyword-matcher'

function finds(words: string[], text: string, match: Wanted['match'] = 'any'): string[] | undefined {
  return compileKeywords([{ words, match }])(text).get(0)?.words
}

describe('the words of a rule', () => {
  test('are found whatever their case, accents and width', () => {
    expect(finds(['preço'], 'Qual é o PRECO?')).toEqual(['preço'])
    expect(finds(['price'], 'ＰＲＩＣＥ please')).toEqual(['price'])
    expect(finds(['straße'], 'in welcher STRASSE?')).toEqual(['straße'])
    expect(finds(['カタログ'], 'かたろぐをください')).toEqual(['カタログ'])
  })

  test('are whole words where words have spaces', () => {
    expect(finds(['price'], 'the prices')).toBeUndefined()
    expect(finds(['art'], 'to start')).toBeUndefined()
    expect(finds(['art'], '(art)')).toEqual(['art'])
    expect(finds(['कीमत'], 'कीमत क्या है')).toEqual(['कीमत'])
    expect(finds(['कीम'], 'कीमत क्या है')).toBeUndefined()
    expect(finds(['سعر'], 'كم سعر هذا؟')).toEqual(['سعر'])
  })

  test('are parts of the text in scripts without spaces', () => {
    expect(finds(['値段'], 'お値段はいくらですか')).toEqual(['値段'])
    expect(finds(['ราคา'], 'สินค้าราคาเท่าไหร่')).toEqual(['ราคา'])
    expect(finds(['가격'], '가격이 얼마예요')).toEqual(['가격'])
    expect(finds(['多少钱'], '这个 多少 钱')).toEqual(['多少钱'])
    expect(finds(['iphone'], 'iPhoneの在庫')).toEqual(['iphone'])
    expect(finds(['phone'], 'iPhoneの在庫')).toBeUndefined()
  })

  test('may be phrases, over any space and sign between their words', () => {
    expect(finds(['how much'], 'How,\n much is it')).toEqual(['how much'])
    expect(finds(['how much'], 'how very much')).toBeUndefined()
    expect(finds(["what's the price"], 'What’s the price')).toEqual(["what's the price"])
  })

  test('stand for every word that begins so with a star at the end', () => {
    expect(finds(['deliver*'], 'is it delivered?')).toEqual(['deliver*'])
    expect(finds(['free deliver*'], 'free deliveries')).toEqual(['free deliver*'])
    expect(finds(['deliver*'], 'undelivered')).toBeUndefined()
    expect(finds(['a*'], 'any')).toBeUndefined()
  })

  test('may be currencies and pictures, but not bare signs', () => {
    expect(finds(['€'], 'only 5€')).toEqual(['€'])
    expect(finds(['👍'], 'ok👍🏽')).toEqual(['👍'])
    expect(finds(['❤️'], 'I ❤ it')).toEqual(['❤️'])
    expect(finds(['?', ''], 'really?')).toBeUndefined()
  })

  test('must all be there, in any order, when all are asked for', () => {
    expect(finds(['price', 'list'], 'a list of each price', 'all')).toEqual(['list', 'price'])
    expect(finds(['price', 'list'], 'price price', 'all')).toBeUndefined()
    expect(finds(['price', 'Price', '!'], 'price', 'all')).toEqual(['price'])
    expect(finds(['!'], '!', 'all')).toBeUndefined()
  })

  test('are found for each of many rules at once', () => {
    const match = compileKeywords([
      { words: ['price', 'cost'], match: 'any' },
      { words: ['delivery'], match: 'any' },
      { words: ['price'], match: 'any' },
    ])
    expect(new Set(match('price and cost').keys())).toEqual(new Set([0, 2]))
    expect(match('price and cost').get(0)).toEqual({ words: ['price', 'cost'], weight: 9 })
    expect(match('nothing')).toEqual(new Map())
  })
})

const anyText = fc.string({ unit: 'binary', maxLength: 120 })
const word = fc.oneof(
  fc.stringMatching(/^[a-e]{1,4}$/),
  fc.constantFrom('値段', 'いくら', 'ราคา', '👍', 'x y', 'ção'),
)

describe('any text', () => {
  test('is parted into words without an error, none of them empty', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        for (const word of comparableWords(text)) expect(word).toMatch(/^ ?\S+$/u)
      }),
    )
  })

  test('holds a word that stands alone in it', () => {
    fc.assert(
      fc.property(anyText, word, anyText, (before, wanted, after) => {
        expect(finds([wanted], `${before} . ${wanted} . ${after}`)).toEqual([wanted])
      }),
    )
  })

  test('is searched with the result of a search for each word alone', () => {
    const wanted = fc.array(
      fc.record({
        words: fc.array(word, { minLength: 1, maxLength: 4 }),
        match: fc.constant('any' as const),
      }),
      { maxLength: 8 },
    )
    fc.assert(
      fc.property(
        wanted,
        fc.array(word).map((words) => words.join(' ')),
        (rules, text) => {
          const together = compileKeywords(rules)(text)
          for (const [index, rule] of rules.entries()) {
            const alone = rule.words.filter((one) => finds([one], text) !== undefined)
            expect(new Set(together.get(index)?.words)).toEqual(new Set(alone))
          }
        },
      ),
    )
  })
})
