import type { Layout, SentRecord } from '../../api'
import type { Context } from '../context'
import { h } from '../dom/element'
import { createMessageEditor } from '../editor/message-editor'
import { send } from '../model/actions'
import type { ChatRecord } from '../model/types'
import { noteError } from '../page/error-watch'
import { notePasted } from '../page/pasted-files'
import type { Dialog } from './dialog'
import { closeButton, editorRoot, placeholderFor, sendButton } from './dialog-parts'
import { fileStage } from './file-stage'

interface Options {
  chat: ChatRecord
  files: File[]
  /** The draft, which moves into the caption. */
  caption: string
  /** Told whether the files were sent; if not, the draft goes back. */
  onClose: (wasSent: boolean) => void
}

/** Each layout knows its preview by another mark; the first one by its caption. */
const MARKS: Record<Layout, Record<string, string>> = {
  '2026': { role: 'region' },
  '2026-b': { role: 'region', 'data-testid': 'media-editor' },
  'legacy-cus': { role: 'region', 'data-animate-media-preview': 'true' },
  'legacy-lid': { role: 'dialog' },
}

/** What opens over the conversation for files about to be sent: the files, an editor for the caption, close and send. */
export function mediaPreview(context: Context, { chat, files, caption, onClose }: Options): Dialog {
  const { texts, options, records } = context
  const label = texts.addCaption
  const root = editorRoot(label, options.layout === '2026' ? 'media-caption-input-container' : undefined)
  const placeholder = placeholderFor(label, caption)
  const stage = fileStage(context)
  const add = (more: File[]): boolean => {
    notePasted(records, chat, more)
    stage.add(more)
    return true
  }
  const editor = createMessageEditor({
    root,
    text: caption,
    onSend: (_, event) => submit('enter', event.isTrusted),
    onChange: (text) => {
      placeholder.hidden = text !== ''
    },
    onFiles: (more) => options.files !== 'ignored' && add(more),
    onError: (error) => noteError(records, error),
  })
  const end = (wasSent: boolean): void => {
    editor.destroy()
    stage.forget()
    element.remove()
    onClose(wasSent)
  }
  const submit = (via: SentRecord['via'], trusted: boolean): void => {
    const text = editor.text()
    end(true)
    send(context, chat, text, { kind: 'caption', via, trusted, files: stage.names() })
  }
  const field = h('div', { class: 'field' }, root, placeholder)
  const element = h(
    'div',
    { ...MARKS[options.layout], 'aria-label': label, class: 'media-preview' },
    h(
      'div',
      { class: 'dialog-head' },
      closeButton(context, () => end(false)),
      h('h2', {}, label),
    ),
    stage.element,
    h(
      'div',
      { class: 'dialog-field' },
      field,
      sendButton(context, (event) => submit('button', event.isTrusted)),
    ),
  )
  add(files)
  return { element, editor, close: () => end(false), files: stage.names }
}
