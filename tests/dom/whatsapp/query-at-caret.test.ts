import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import { isSelected, rangeOf, selectionIn, type Span } from '@/entrypoints/whatsapp.content/composer/caret'
import { EditorText } from '@/entrypoints/whatsapp.content/composer/editor-text'
import { queryAt } from '@/entrypoints/whatsapp.content/composer/query'
import { editorOf, type Line } from './support/editor'

afterEach(() => document.body.replaceChildren())

describe('the query at the caret', () => {
  it('is what stands before the caret, with the span that an insertion replaces', () => {
    const editor = select([['Hello /sal']], 10)
    expect(queryAt(editor, '/')).toEqual({ words: 'sal', span: { start: 6, end: 10 }, text: 'Hello /sal' })
  })

  it('ends at the caret, not at the end of the draft', () => {
    const editor = select([['/salut everybody']], 3)
    expect(queryAt(editor, '/')).toMatchObject({ words: 'sa', span: { start: 0, end: 3 } })
  })

  it('is found on a later line and behind an emoji with a space', () => {
    expect(queryAt(select([['one'], [{ emoji: '😀' }, ' /p']], 9), '/')).toMatchObject({
      words: 'p',
      span: { start: 7, end: 9 },
    })
  })

  it('is none right behind a word or an emoji', () => {
    expect(queryAt(select([[{ emoji: '😀' }, '/p']], 4), '/')).toBeUndefined()
    expect(queryAt(select([['and/or']], 6), '/')).toBeUndefined()
  })

  it('is none while something is selected', () => {
    const editor = select([['/sal']], { start: 1, end: 4 })
    expect(queryAt(editor, '/')).toBeUndefined()
  })

  it('is none while the caret is outside the editor', () => {
    const editor = new EditorText(editorOf([['/sal']]))
    const other = editorOf([['elsewhere']])
    document.getSelection()?.selectAllChildren(other)
    expect(queryAt(editor, '/')).toBeUndefined()
    document.getSelection()?.removeAllRanges()
    expect(queryAt(editor, '/')).toBeUndefined()
  })

  it('takes the whole trigger along', () => {
    expect(queryAt(select([['a //b']], 5), '//')?.span).toEqual({ start: 2, end: 5 })
    expect(queryAt(select([['a ;b']], 4), ';')?.span).toEqual({ start: 2, end: 4 })
  })
})

describe('a selection', () => {
  it('comes back as the span it was made from', () => {
    const lines = fc.array(fc.array(fc.stringMatching(/^[a-z ]{1,6}$/), { maxLength: 3 }), { minLength: 1 })
    fc.assert(
      fc.property(lines, fc.nat(), fc.nat(), (written, a, b) => {
        document.body.replaceChildren()
        const length = written.map((line) => line.join('')).join('\n').length
        const [one, other] = [a % (length + 1), b % (length + 1)]
        const span = { start: Math.min(one, other), end: Math.max(one, other) }
        expect(selectionIn(select(written, span))).toEqual(span)
      }),
    )
  })

  it('only counts in the editor that has the focus', () => {
    const editor = select([['abc']], { start: 1, end: 2 })
    editor.root.blur()
    expect(isSelected(editor, { start: 1, end: 2 })).toBe(false)
    editor.root.focus()
    expect(isSelected(editor, { start: 1, end: 2 })).toBe(true)
    expect(isSelected(editor, { start: 1, end: 3 })).toBe(false)
  })
})

function select(lines: readonly Line[], place: number | Span): EditorText {
  const editor = new EditorText(editorOf(lines))
  const span = typeof place === 'number' ? { start: place, end: place } : place
  const selection = document.getSelection()
  selection?.removeAllRanges()
  selection?.addRange(rangeOf(editor, span))
  return editor
}
