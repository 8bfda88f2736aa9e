import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import { element } from '@/entrypoints/whatsapp.content/base/element'
import { isSameText } from '@/entrypoints/whatsapp.content/composer/compare'
import { EditorText } from '@/entrypoints/whatsapp.content/composer/editor-text'
import { editorOf, type Line } from './support/editor'

const words = fc.stringMatching(/^[a-zA-Zäé你 /;-]{1,8}$/)
const emoji = fc.constantFrom('😀', '👍🏽', '👨‍👩‍👧', '❤️', '🇧🇷').map((alt) => ({ emoji: alt }))
const lines: fc.Arbitrary<Line[]> = fc.array(fc.array(fc.oneof(words, emoji), { maxLength: 4 }), {
  minLength: 1,
  maxLength: 6,
})

afterEach(() => document.body.replaceChildren())

describe('the text of an editor', () => {
  it('is its paragraphs joined by new lines, with each emoji picture as its character', () => {
    fc.assert(
      fc.property(lines, (written) => {
        expect(new EditorText(editorOf(written)).text).toBe(plain(written))
      }),
    )
  })

  it('is empty for an editor that only holds an empty line, or nothing', () => {
    expect(new EditorText(editorOf([[]])).text).toBe('')
    expect(new EditorText(element('div')).text).toBe('')
  })

  it('keeps blank lines and lines broken inside a paragraph', () => {
    expect(new EditorText(editorOf([['a'], [], [], ['b']])).text).toBe('a\n\n\nb')
    const broken = element('div', {}, element('p', {}, 'a', element('br'), 'b', element('br'), element('br')))
    expect(new EditorText(broken).text).toBe('a\nb\n')
  })

  it('starts a list and its first item on one line', () => {
    const list = element('ul', {}, element('li', {}, 'milk'), element('li', {}, 'eggs'))
    expect(new EditorText(element('div', {}, element('p', {}, 'Buy:'), list)).text).toBe('Buy:\nmilk\neggs')
  })
})

describe('an offset in the text', () => {
  it('leads to a place in the document and back, between any two characters', () => {
    fc.assert(
      fc.property(lines, (written) => {
        const editor = new EditorText(editorOf(written))
        for (const offset of boundaries(written)) {
          const place = editor.placeOf(offset)
          expect(editor.root.contains(place.node)).toBe(true)
          expect(editor.offsetOf(place.node, place.offset)).toBe(offset)
        }
      }),
    )
  })

  it('never lies outside, whatever place is asked for', () => {
    fc.assert(
      fc.property(lines, fc.nat(12), (written, nodeOffset) => {
        const root = editorOf(written)
        const editor = new EditorText(root)
        for (const node of [root, ...root.querySelectorAll('*')]) {
          const offset = editor.offsetOf(node, Math.min(nodeOffset, node.childNodes.length))
          expect(offset).toBeGreaterThanOrEqual(0)
          expect(offset).toBeLessThanOrEqual(editor.text.length)
        }
      }),
    )
  })
})

describe('two texts', () => {
  it('are the same to a reader without the selectors and spaces that the page changes', () => {
    expect(isSameText('I ❤️ it', 'I ❤ it')).toBe(true)
    expect(isSameText('a\u00a0b', 'a b')).toBe(true)
    expect(isSameText('a\r\nb', 'a\nb')).toBe(true)
    expect(isSameText('a\u200bb', 'ab')).toBe(true)
  })

  it('differ by anything else: a line, a space at the end, an emoji', () => {
    expect(isSameText('a\nb', 'a b')).toBe(false)
    expect(isSameText('a ', 'a')).toBe(false)
    expect(isSameText('😀', '😁')).toBe(false)
    expect(isSameText('👨‍👩‍👧', '👨👩👧')).toBe(false)
    expect(isSameText('A', 'a')).toBe(false)
  })

  it('are the same whenever they are equal', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => isSameText(text, text)))
  })
})

function plain(written: readonly Line[]): string {
  return written.map((line) => line.map(textOf).join('')).join('\n')
}

/** Offsets at which a caret can stand: never inside the picture of an emoji. */
function boundaries(written: readonly Line[]): number[] {
  const offsets = [0]
  let end = 0
  for (const [index, line] of written.entries()) {
    if (index > 0) offsets.push((end += 1))
    for (const part of line) {
      const { length } = textOf(part)
      const steps =
        typeof part === 'string' ? Array.from({ length }, (_, step) => end + step + 1) : [end + length]
      offsets.push(...steps)
      end += length
    }
  }
  return offsets
}

function textOf(part: Line[number]): string {
  return typeof part === 'string' ? part : part.emoji
}
