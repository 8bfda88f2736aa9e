import type { Context } from '../context'
import { h } from '../dom/element'
import { chatId } from '../model/chat-facts'
import type { TakeFiles } from '../editor/paste'
import type { ChatRecord } from '../model/types'
import { createComposerBar } from './composer-bar'
import type { ComposerBar } from './composer-bar'
import { header } from './header'
import { createMessageList } from './message-list'
import type { MessageList } from './message-list'
import { testId } from './test-id'

export interface MainPane {
  chat: ChatRecord
  element: HTMLElement
  composer: ComposerBar
  scrollToEnd: () => void
  updateHeader: () => void
  updateMessages: () => void
  destroy: () => void
}

/** `#main`, which exists only while a chat is open and is built anew for each chat. */
export function createMainPane(context: Context, chat: ChatRecord, onFiles: TakeFiles): MainPane {
  let head = header(context, chat)
  let list: MessageList = createMessageList(context, chat)
  let shownId = chatId(chat)
  const composer = createComposerBar(context, chat, onFiles)
  const area = h('div', { class: 'copyable-area' }, list.element)
  const body = h(
    'div',
    { 'data-testid': testId(context, 'conversation-panel-body'), class: 'panel-body' },
    area,
  )
  const element = h(
    'div',
    { id: 'main', 'data-testid': testId(context, 'conversation-panel-wrapper') },
    head,
    body,
    composer.element,
  )
  const rebuildList = (): void => {
    list.destroy()
    list = createMessageList(context, chat)
    area.replaceChildren(list.element)
    list.scrollToEnd()
  }
  return {
    chat,
    element,
    composer,
    scrollToEnd: () => list.scrollToEnd(),
    updateHeader: () => {
      const next = header(context, chat)
      head.replaceWith(next)
      head = next
      composer.updateTitle()
    },
    updateMessages: () => {
      // The old layouts write the chat's id on each message.
      if (shownId !== chatId(chat)) rebuildList()
      shownId = chatId(chat)
      list.update()
    },
    destroy: () => {
      list.destroy()
      composer.destroy()
      element.remove()
    },
  }
}
