import type { SentRecord } from '../../api'
import type { Context } from '../context'
import { h } from '../dom/element'
import { createMessageEditor, isBlank } from '../editor/message-editor'
import type { MessageEditor } from '../editor/message-editor'
import { editMessage } from '../model/actions'
import type { ChatRecord, MessageRecord } from '../model/types'
import { noteError } from '../page/error-watch'
import { closeButton, editorRoot, placeholderFor, sendButton } from './dialog-parts'

/** Something over the chat with an editor of its own. */
export interface Dialog {
  element: HTMLElement
  editor: MessageEditor
  close: () => void
  /** Names of the files in a preview of media. */
  files?: () => string[]
}

export function editDialog(
  context: Context,
  chat: ChatRecord,
  message: MessageRecord,
  onClose: () => void,
): Dialog {
  const label = context.texts.editMessage
  const root = editorRoot(label, context.options.legacy ? undefined : 'edit-message-input')
  const placeholder = placeholderFor(label, message.text)
  const submit = (via: SentRecord['via'], trusted: boolean): void => {
    if (isBlank(editor)) return
    const text = editor.text()
    close()
    editMessage(context, chat, message, text, { via, trusted })
  }
  const editor = createMessageEditor({
    root,
    text: message.text,
    onSend: (_, event) => submit('enter', event.isTrusted),
    onChange: (text) => {
      placeholder.hidden = text !== ''
    },
    onError: (error) => noteError(context.records, error),
  })
  const close = (): void => {
    editor.destroy()
    element.remove()
    onClose()
  }
  const panel = h(
    'div',
    { role: 'dialog', 'aria-label': label, 'data-animate-modal-popup': 'true' },
    h('div', { class: 'dialog-head' }, closeButton(context, close), h('h2', {}, label)),
    h(
      'div',
      { class: 'dialog-field' },
      h('div', { class: 'field' }, root, placeholder),
      sendButton(context, (event) => submit('button', event.isTrusted)),
    ),
  )
  const element = h('div', { class: 'overlay', 'data-animate-modal-backdrop': 'true' }, panel)
  return { element, editor, close }
}
