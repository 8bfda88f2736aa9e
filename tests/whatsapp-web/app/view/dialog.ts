import type { SentRecord } from '../../api'
import type { Context } from '../context'
import { h, onClick } from '../dom/element'
import { icon } from '../dom/icon'
import { landscape } from '../dom/pictures'
import { createMessageEditor, isBlank } from '../editor/message-editor'
import type { MessageEditor } from '../editor/message-editor'
import { editMessage, send } from '../model/actions'
import type { ChatRecord, MessageRecord } from '../model/types'
import { noteError } from '../page/error-watch'

export interface Dialog {
  element: HTMLElement
  editor: MessageEditor
  close: () => void
}

type Submit = (text: string, via: SentRecord['via'], trusted: boolean) => void

/** The preview of a picture about to be sent, with an editor for its caption. */
export function captionDialog(
  context: Context,
  chat: ChatRecord,
  files: File[],
  onClose: () => void,
): Dialog {
  const { texts } = context
  const picture = h('img', { src: landscape(chat.key), alt: '' })
  const [file] = files
  if (file?.type.startsWith('image/') === true) picture.src = URL.createObjectURL(file)
  const name = h('div', { class: 'preview-name' }, file?.name ?? 'picture.jpg')
  return createDialog(context, {
    label: texts.addCaption,
    text: '',
    testId: 'media-caption-input-container',
    above: [name, h('div', { class: 'preview-picture' }, picture)],
    allowsEmpty: true,
    onClose,
    onSubmit: (text, via, trusted) => send(context, chat, text, { kind: 'caption', via, trusted }),
  })
}

export function editDialog(
  context: Context,
  chat: ChatRecord,
  message: MessageRecord,
  onClose: () => void,
): Dialog {
  return createDialog(context, {
    label: context.texts.editMessage,
    text: message.text,
    testId: 'edit-message-input',
    above: [],
    allowsEmpty: false,
    onClose,
    onSubmit: (text, via, trusted) => editMessage(context, chat, message, text, { via, trusted }),
  })
}

interface DialogOptions {
  label: string
  text: string
  testId: string
  above: HTMLElement[]
  allowsEmpty: boolean
  onClose: () => void
  onSubmit: Submit
}

function createDialog(context: Context, options: DialogOptions): Dialog {
  const root = dialogRoot(context, options)
  const submit = (via: SentRecord['via'], trusted: boolean): void => {
    if (!options.allowsEmpty && isBlank(editor)) return
    const text = editor.text()
    close()
    options.onSubmit(text, via, trusted)
  }
  const placeholder = h('div', { class: 'placeholder', 'aria-hidden': 'true' }, options.label)
  placeholder.hidden = options.text !== ''
  const editor = createMessageEditor({
    root,
    text: options.text,
    onSend: (_, event) => submit('enter', event.isTrusted),
    onChange: (text) => {
      placeholder.hidden = text !== ''
    },
    onError: (error) => noteError(context.records, error),
  })
  const element = frame(context, options, h('div', { class: 'field' }, root, placeholder), {
    onSend: (event) => submit('button', event.isTrusted),
    onClose: () => close(),
  })
  const close = (): void => {
    editor.destroy()
    element.remove()
    options.onClose()
  }
  return { element, editor, close }
}

function dialogRoot(context: Context, options: DialogOptions): HTMLElement {
  return h('div', {
    contenteditable: 'true',
    role: 'textbox',
    spellcheck: 'true',
    'aria-label': options.label,
    'aria-placeholder': options.label,
    'data-tab': 'undefined',
    'data-testid': context.options.legacy ? undefined : options.testId,
    style: 'white-space:pre-wrap',
  })
}

function frame(
  { texts, options: { legacy } }: Context,
  options: DialogOptions,
  field: HTMLElement,
  on: { onSend: (event: MouseEvent) => void; onClose: () => void },
): HTMLElement {
  const sendIcon = legacy ? 'send' : 'wds-ic-send-filled'
  const sendButton = h(
    'button',
    { 'aria-label': texts.send, class: 'send' },
    h('span', { 'data-icon': sendIcon }, icon(sendIcon)),
  )
  const closeButton = h('button', { 'aria-label': texts.close }, icon('ic-close'))
  const panel = h(
    'div',
    { role: 'dialog', 'aria-label': options.label, 'data-animate-modal-popup': 'true' },
    h('div', { class: 'dialog-head' }, onClick(closeButton, on.onClose), h('h2', {}, options.label)),
    ...options.above,
    h('div', { class: 'dialog-field' }, field, onClick(sendButton, on.onSend)),
  )
  return h('div', { class: 'overlay', 'data-animate-modal-backdrop': 'true' }, panel)
}
