import { createEmptyHistoryState, registerHistory } from '@lexical/history'
import { registerPlainText } from '@lexical/plain-text'
import { $getRoot, CLEAR_HISTORY_COMMAND, createEditor } from 'lexical'
import type { LexicalEditor } from 'lexical'
import { $fill, readText } from './editor-text'
import { registerEnter } from './enter'
import { registerNewline } from './newline'
import { registerPaste } from './paste'
import type { TakeFiles } from './paste'

export interface MessageEditorOptions {
  root: HTMLElement
  text: string
  onSend: (text: string, event: KeyboardEvent) => void
  onChange: (text: string) => void
  onFiles?: TakeFiles
  onError: (error: unknown) => void
}

export interface MessageEditor {
  lexical: LexicalEditor
  text: () => string
  /** Replaces the text, with no selection and no focus. */
  setText: (text: string) => void
  clear: () => void
  focus: () => void
  setEditable: (editable: boolean) => void
  destroy: () => void
}

const HISTORY_PAUSE_MS = 300

/** A Lexical editor that behaves as the page's do: in the composer, under a picture, for an edit. */
export function createMessageEditor(options: MessageEditorOptions): MessageEditor {
  const { root } = options
  const lexical = createEditor({
    namespace: 'practice',
    onError: options.onError,
    theme: { paragraph: 'selectable-text copyable-text' },
  })
  lexical.setRootElement(root)
  lexical.update(() => $fill(options.text), { discrete: true, tag: 'historic' })
  const unregister = [
    registerPlainText(lexical),
    registerHistory(lexical, createEmptyHistoryState(), HISTORY_PAUSE_MS),
    registerPaste(lexical, options.onFiles),
    registerNewline(lexical),
    registerEnter(lexical, options.onSend),
    lexical.registerTextContentListener(() => options.onChange(readText(lexical))),
  ]
  const setText = (text: string): void => lexical.update(() => $fill(text), { discrete: true })
  return {
    lexical,
    text: () => readText(lexical),
    setText,
    clear: () => {
      lexical.update(() => $fill('').select(), { discrete: true })
      lexical.dispatchCommand(CLEAR_HISTORY_COMMAND, undefined)
    },
    focus: () => lexical.focus(undefined, { defaultSelection: 'rootEnd' }),
    setEditable: (editable) => {
      lexical.setEditable(editable)
      root.contentEditable = String(editable)
    },
    destroy: () => {
      for (const each of unregister) each()
      lexical.setRootElement(null)
    },
  }
}

/** Whether nothing but blanks is in the editor. */
export function isBlank(editor: MessageEditor): boolean {
  return editor.lexical.getEditorState().read(() => $getRoot().getTextContent().trim() === '')
}
