import { COMMAND_PRIORITY_NORMAL, KEY_ENTER_COMMAND } from 'lexical'
import type { LexicalEditor } from 'lexical'
import { readText } from './editor-text'

/** Enter without a modifier sends. */
export function registerEnter(
  editor: LexicalEditor,
  onSend: (text: string, event: KeyboardEvent) => void,
): () => void {
  return editor.registerCommand(
    KEY_ENTER_COMMAND,
    (event) => {
      if (event === null || event.ctrlKey || event.altKey || event.shiftKey) return false
      event.preventDefault()
      onSend(readText(editor), event)
      return true
    },
    COMMAND_PRIORITY_NORMAL,
  )
}
