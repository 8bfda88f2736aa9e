import { EditorText } from '@/entrypoints/whatsapp.content/composer/editor-text'
import { selectionIn } from '@/entrypoints/whatsapp.content/composer/caret'
import { setSelection } from '@/entrypoints/whatsapp.content/composer/insert'

/** Gives an element the lines of `text` as the page's editor would draw them. */
export function drawLines(editor: HTMLElement, text: string): void {
  editor.replaceChildren(
    ...text.split('\n').map((line) => {
      const paragraph = document.createElement('p')
      if (line === '') paragraph.append(document.createElement('br'))
      else {
        const span = document.createElement('span')
        span.dataset['lexicalText'] = 'true'
        span.textContent = line
        paragraph.append(span)
      }
      return paragraph
    }),
  )
}

/** The composer of the fixture that is shown. */
export function composer(): HTMLElement {
  return document.querySelector<HTMLElement>('footer [data-lexical-editor]')!
}

/** Writes a draft and puts the caret, as typing does. */
export function type(text: string, caret = text.length): void {
  const editor = composer()
  editor.tabIndex = 0
  drawLines(editor, text)
  editor.focus()
  setSelection(new EditorText(editor), { start: caret, end: caret })
  document.dispatchEvent(new Event('selectionchange'))
}

/** What the page's editor does with a paste: it replaces what is selected. */
export function pasteInto(editor: HTMLElement, text: string): void {
  const now = new EditorText(editor)
  const { start, end } = selectionIn(now) ?? { start: 0, end: 0 }
  drawLines(editor, now.text.slice(0, start) + text + now.text.slice(end))
  const caret = start + text.length
  setSelection(new EditorText(editor), { start: caret, end: caret })
}

export function composerText(): string {
  return new EditorText(composer()).text
}
