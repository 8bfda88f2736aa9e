import type { SentRecord } from '../../api'
import type { Context } from '../context'
import { h, onClick } from '../dom/element'
import { icon } from '../dom/icon'
import { createMessageEditor, isBlank } from '../editor/message-editor'
import type { MessageEditor } from '../editor/message-editor'
import type { TakeFiles } from '../editor/paste'
import { registerQuickReplies } from '../editor/quick-replies'
import { send } from '../model/actions'
import { chatTitle } from '../model/chat-facts'
import type { ChatRecord } from '../model/types'
import { noteError } from '../page/error-watch'

export interface ComposerBar {
  element: HTMLElement
  editor: MessageEditor
  /** Sends what is written, if anything is. */
  submit: (via: SentRecord['via'], trusted: boolean) => void
  updateTitle: () => void
  destroy: () => void
}

export function createComposerBar(context: Context, chat: ChatRecord, onFiles: TakeFiles): ComposerBar {
  const root = createRoot(context)
  const placeholder = h('div', { class: 'placeholder', 'aria-hidden': 'true' }, context.texts.typeAMessage)
  const action = h('button', { 'data-tab': 11 })
  const showState = (text: string): void => {
    placeholder.hidden = text !== ''
    showAction(context, action, text.trim() === '')
  }
  const editor = createMessageEditor({
    root,
    text: chat.draft,
    onSend: (_, event) => submit('enter', event.isTrusted),
    onChange: (text) => {
      chat.draft = text
      showState(text)
    },
    onFiles,
    onError: (error) => noteError(context.records, error),
  })
  const submit: ComposerBar['submit'] = (via, trusted) => {
    if (isBlank(editor)) return
    const text = editor.text()
    editor.clear()
    send(context, chat, text, { kind: 'text', via, trusted })
  }
  onClick(action, (event) => submit('button', event.isTrusted))
  showState(chat.draft)
  const stopQuickReplies = context.options.business ? registerQuickReplies(context, editor) : undefined
  const updateTitle = (): void => labelRoot(context, root, chatTitle(chat, context.texts))
  updateTitle()
  return {
    element: footer(context, h('div', { class: 'field' }, root, placeholder), action),
    editor,
    submit,
    updateTitle,
    destroy: () => {
      stopQuickReplies?.()
      editor.destroy()
    },
  }
}

function createRoot({ options, texts }: Context): HTMLElement {
  const testId = options.legacy ? {} : { 'data-testid': 'conversation-compose-box-input' }
  return h('div', {
    contenteditable: 'true',
    role: 'textbox',
    spellcheck: 'true',
    tabindex: 10,
    'data-tab': 10,
    'aria-placeholder': texts.typeAMessage,
    'aria-autocomplete': 'list',
    'aria-owns': 'emoji-suggestion',
    ...testId,
    style: 'white-space:pre-wrap',
  })
}

function labelRoot({ options, texts }: Context, root: HTMLElement, title: string): void {
  root.setAttribute('aria-label', options.legacy ? texts.typeAMessage : texts.typeAMessageTo(title))
}

/** The last button is the microphone until there is something to send. */
function showAction({ options, texts }: Context, action: HTMLButtonElement, isEmpty: boolean): void {
  const sendIcon = options.legacy ? 'send' : 'wds-ic-send-filled'
  const name = isEmpty ? 'mic-outlined' : sendIcon
  if (action.dataset['shows'] === name) return
  action.dataset['shows'] = name
  action.setAttribute('aria-label', isEmpty ? texts.voiceMessage : texts.send)
  const testId = options.legacy ? {} : { 'aria-hidden': 'true', 'data-testid': name }
  action.replaceChildren(h('span', { ...testId, 'data-icon': name }, icon(name)))
}

function footer({ options, texts }: Context, field: HTMLElement, action: HTMLElement): HTMLElement {
  const plus = options.legacy ? 'plus' : 'plus-rounded'
  const attach = h(
    'button',
    { 'data-tab': 10, 'aria-label': texts.attach },
    h('span', { 'data-icon': plus }, icon(plus)),
  )
  const box = h('div', options.legacy ? {} : { 'data-testid': 'compose-box' }, attach, field, action)
  box.classList.add('compose-box')
  return h('footer', {}, h('div', { class: 'copyable-area' }, box))
}
