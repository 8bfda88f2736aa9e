import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { matchQuery } from '@/entrypoints/whatsapp.content/composer/query'

describe('a query behind the trigger', () => {
  it.each([
    ['/', ''],
    ['/sal', 'sal'],
    ['Hello /sal', 'sal'],
    ['first line\n/price_list-2', 'price_list-2'],
    ['/こんにちは', 'こんにちは'],
    ['tab\t/x', 'x'],
  ])('is recognised at the end of %j', (text, words) => {
    expect(matchQuery(text, '/')).toBe(words)
  })

  it.each(['', 'and/or', 'http://x', '/sal ', '/a.b', '//', 'a /b c', `/${'x'.repeat(26)}`])(
    'is not seen at the end of %j',
    (text) => {
      expect(matchQuery(text, '/')).toBeUndefined()
    },
  )

  it('follows the trigger that was chosen', () => {
    expect(matchQuery('a //b', '//')).toBe('b')
    expect(matchQuery('a /b', '//')).toBeUndefined()
    expect(matchQuery('a ;b', ';')).toBe('b')
    expect(matchQuery('a .b', '.')).toBeUndefined()
  })

  it('is always the end of the text, whatever came before', () => {
    const word = fc.stringMatching(/^[\p{L}\p{N}_-]{0,25}$/u)
    const trigger = fc.constantFrom('/', '//', ';')
    fc.assert(
      fc.property(fc.string(), trigger, word, (before, chosen, words) => {
        expect(matchQuery(`${before}\n${chosen}${words}`, chosen)).toBe(words)
      }),
    )
  })
})
