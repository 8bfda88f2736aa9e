import { selectionIn } from '../composer/caret'
import { EditorText } from '../composer/editor-text'
import { setSelection } from '../composer/insert'

/** Back to where the person typed: the caret stays, or goes to the end of a draft that has none. */
export function focusEditor(editor: HTMLElement | undefined): void {
  if (!editor) return
  const text = new EditorText(editor)
  const span = selectionIn(text) ?? { start: text.text.length, end: text.text.length }
  editor.focus()
  setSelection(new EditorText(editor), span)
}
