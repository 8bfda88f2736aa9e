import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { EditorText } from '@/entrypoints/whatsapp.content/composer/editor-text'
import { rangeOf, selectionIn } from '@/entrypoints/whatsapp.content/composer/caret'
import { isSameText } from '@/entrypoints/whatsapp.content/composer/compare'
import { setSelection } from '@/entrypoints/whatsapp.content/composer/insert'
import { queryAt } from '@/entrypoints/whatsapp.content/composer/query'
import { drawLines } from './support/fake-editor'

let editor: HTMLElement

function draw(html: string): EditorText {
  const parsed = new DOMParser().parseFromString(html, 'text/html')
  editor.replaceChildren(...parsed.body.childNodes)
  return new EditorText(editor)
}

beforeEach(() => {
  editor = document.createElement('div')
  editor.dataset['lexicalEditor'] = 'true'
  document.body.replaceChildren(editor)
})

describe('the text of an editor', () => {
  it.each([
    ['<p><br></p>', ''],
    ['<p>one</p>', 'one'],
    ['<p>one</p><p>two</p>', 'one\ntwo'],
    ['<p>one</p><p><br></p><p>three</p>', 'one\n\nthree'],
    ['<p><span>a</span><span>b</span></p>', 'ab'],
    ['<p>one<br>two</p>', 'one\ntwo'],
    ['<p>one<br><br></p>', 'one\n'],
    ['<p>hi <span><img alt="😀" data-plain-text="😀"></span>!</p>', 'hi 😀!'],
    ['<p><img alt="👍🏽"></p>', '👍🏽'],
    ['<p>intro</p><ul><li>one</li><li>two</li></ul>', 'intro\none\ntwo'],
    ['<ul><li>one</li></ul>', 'one'],
    ['', ''],
  ])('of %s is %j', (html, text) => {
    expect(draw(html).text).toBe(text)
  })

  it('comes back from any lines that were drawn', () => {
    const line = fc.string({ unit: 'grapheme', maxLength: 12 }).map((text) => text.replaceAll(/[\n\r]/g, ' '))
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 6 }), (lines) => {
        drawLines(editor, lines.join('\n'))
        expect(new EditorText(editor).text).toBe(lines.join('\n'))
      }),
    )
  })

  it('leads from each offset to a place and back', () => {
    const line = fc.stringMatching(/^[a-z]{0,6}$/)
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 5 }), fc.nat(40), (lines, at) => {
        drawLines(editor, lines.join('\n'))
        const text = new EditorText(editor)
        const offset = Math.min(at, text.text.length)
        const place = text.placeOf(offset)
        expect(text.offsetOf(place.node, place.offset)).toBe(offset)
      }),
    )
  })

  it('finds the places beside a picture', () => {
    const text = draw('<p><img alt="😀"><img alt="🙏"></p>')
    for (const offset of [0, 2, 4]) {
      const place = text.placeOf(offset)
      expect(text.offsetOf(place.node, place.offset)).toBe(offset)
    }
  })

  it('gives the range of a span over several lines', () => {
    const text = draw('<p>one</p><p>two</p>')
    expect(String(rangeOf(text, { start: 1, end: 5 })).replaceAll('\n', '')).toBe('net')
    setSelection(text, { start: 1, end: 5 })
    expect(selectionIn(text)).toEqual({ start: 1, end: 5 })
  })

  it('knows when the selection is elsewhere', () => {
    const text = draw('<p>one</p>')
    document.getSelection()?.removeAllRanges()
    expect(selectionIn(text)).toBeUndefined()
  })
})

describe('a query at the caret', () => {
  it('is found with the span that it stands on', () => {
    const text = draw('<p>Hello</p><p>dear /sal and more</p>')
    const caret = 'Hello\ndear /sal'.length
    setSelection(text, { start: caret, end: caret })
    expect(queryAt(text, '/')).toEqual({ words: 'sal', span: { start: 11, end: 15 }, text: text.text })
  })

  it('is none while something is selected', () => {
    const text = draw('<p>/sal</p>')
    setSelection(text, { start: 0, end: 4 })
    expect(queryAt(text, '/')).toBeUndefined()
  })
})

describe('two texts', () => {
  it('are the same whatever invisible selectors and spaces the page keeps', () => {
    expect(isSameText('❤️ a\u00a0b\r\nc', '❤ a b\nc')).toBe(true)
    expect(isSameText('a', 'b')).toBe(false)
    expect(isSameText('a ', 'a')).toBe(false)
  })
})
