import { EditorText } from './editor-text'

export type Span = { start: number; end: number }

/** @returns the selection inside an editor as offsets in its text, or undefined when it is elsewhere. */
export function selectionIn(editor: EditorText): Span | undefined {
  const selection = document.getSelection()
  if (!selection || selection.rangeCount === 0) return undefined
  const { startContainer, startOffset, endContainer, endOffset } = selection.getRangeAt(0)
  if (!editor.root.contains(startContainer) || !editor.root.contains(endContainer)) return undefined
  const start = editor.offsetOf(startContainer, startOffset)
  return { start, end: Math.max(start, editor.offsetOf(endContainer, endOffset)) }
}

/** @returns the document range of a span. */
export function rangeOf(editor: EditorText, { start, end }: Span): Range {
  const range = document.createRange()
  const from = editor.placeOf(start)
  const to = start === end ? from : editor.placeOf(end)
  range.setStart(from.node, from.offset)
  range.setEnd(to.node, to.offset)
  return range
}

export function isSelected(editor: EditorText, span: Span): boolean {
  const selected = selectionIn(editor)
  return document.activeElement === editor.root && selected?.start === span.start && selected.end === span.end
}
