import type { Context } from '../context'
import { h, onClick } from '../dom/element'
import { createChatList } from './chat-list'
import type { ChatList } from './chat-list'
import { drawer } from './drawer'

export interface Archive {
  element: HTMLElement
  list: ChatList
  update: () => void
}

/** The chats that were put away: a list of their own that covers the other one, which stays where it is. */
export function createArchive(context: Context, onOpened: () => void): Archive {
  const { store } = context
  const list = createChatList(context, onOpened, 'archive')
  const back = onClick(h('button', { class: 'archive-button' }, 'Back'), () => {
    store.isArchiveOpen = false
    store.emit({ type: 'query' })
  })
  const panel = h('div', { id: 'archive' }, back, list.element)
  const element = drawer('left')
  return {
    element,
    list,
    update: () => {
      if (!store.isArchiveOpen) {
        panel.remove()
        return
      }
      if (!panel.isConnected) element.append(panel)
      list.update()
    },
  }
}
