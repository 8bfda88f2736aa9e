import { element } from '@/entrypoints/whatsapp.content/base/element'

/** One paragraph: text, and emoji that the page draws as pictures. */
export type Line = readonly (string | { emoji: string })[]

/** @returns an editor in the page's shape, in the document, one paragraph a line. */
export function editorOf(lines: readonly Line[]): HTMLElement {
  const paragraphs = lines.map((line) =>
    element(
      'p',
      { class: 'selectable-text copyable-text' },
      ...(line.length > 0 ? line.map(part) : [element('br')]),
    ),
  )
  const editor = element(
    'div',
    { contenteditable: 'true', role: 'textbox', 'data-lexical-editor': 'true', 'data-tab': '10' },
    ...paragraphs,
  )
  document.body.append(editor)
  return editor
}

function part(value: Line[number]): HTMLElement {
  if (typeof value === 'string') return element('span', { 'data-lexical-text': 'true' }, value)
  return element('span', {}, element('img', { alt: value.emoji, 'data-plain-text': value.emoji }))
}
