import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isSameText } from '@/entrypoints/whatsapp.content/composer/compare'

const graphemes = fc.string({ unit: 'grapheme' })

describe('two texts of an editor', () => {
  it.each([
    ['a selector of the emoji’s look', 'I \u2764\ufe0f it', 'I \u2764 it'],
    ['an unbreakable space', 'a\u00a0b', 'a b'],
    ['the kind of line end', 'a\r\nb\rc', 'a\nb\nc'],
    ['a space of no width', 'a\u200bb', 'ab'],
  ])('are the same but for %s', (_what, a, b) => expect(isSameText(a, b)).toBe(true))

  it.each([
    ['a line', 'a\nb', 'a b'],
    ['a space at the end', 'a ', 'a'],
    ['a blank line at the end', 'a\n', 'a'],
    ['an emoji', '\u{1f600}', '\u{1f601}'],
    ['the joiner of a family', '\u{1f468}\u200d\u{1f467}', '\u{1f468}\u{1f467}'],
    ['a letter’s case', 'A', 'a'],
  ])('differ by %s', (_what, a, b) => expect(isSameText(a, b)).toBe(false))

  it('are the same whenever they are equal, and in either order', () => {
    fc.assert(
      fc.property(graphemes, graphemes, (a, b) => {
        expect(isSameText(a, a)).toBe(true)
        expect(isSameText(a, b)).toBe(isSameText(b, a))
      }),
    )
  })

  it('differ when anything that is seen was added', () => {
    fc.assert(
      fc.property(graphemes, fc.constantFrom('x', ' ', '\n', '😀', '/'), (text, more) => {
        fc.pre(!text.endsWith('\r'))
        expect(isSameText(text, text + more)).toBe(false)
      }),
    )
  })
})
