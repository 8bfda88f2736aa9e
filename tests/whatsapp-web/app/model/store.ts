import type { ListFilter } from '../../api'
import { chatId } from './chat-facts'
import type { Change, ChatRecord, MessageRecord } from './types'

export type Listener = (change: Change) => void

/** The page's state. Views listen and draw a moment later, as the real page does. */
export class Store {
  chats: ChatRecord[] = []
  active: ChatRecord | undefined
  query = ''
  filter: ListFilter = 'all'
  isArchiveOpen = false
  private readonly listeners = new Set<Listener>()
  private lastOrder = 0

  listen(listener: Listener): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  emit(change: Change): void {
    for (const listener of this.listeners) listener(change)
  }

  /** Finds a chat by its id or by the name tests know it by. */
  find(idOrKnown: string): ChatRecord | undefined {
    return this.chats.find((chat) => chatId(chat) === idOrKnown || chat.known === idOrKnown)
  }

  findByPhone(phone: string): ChatRecord | undefined {
    return this.chats.find((chat) => chat.phone === phone && (chat.server === 'c.us' || chat.mapped))
  }

  findMessage(id: string): { chat: ChatRecord; message: MessageRecord } | undefined {
    for (const chat of this.chats) {
      const message = chat.messages.find((each) => each.id === id)
      if (message !== undefined) return { chat, message }
    }
    return undefined
  }

  /** Chats that have messages, newest first. */
  sorted(): ChatRecord[] {
    return this.chats
      .filter((chat) => chat.messages.length > 0)
      .sort((one, other) => lastTime(other) - lastTime(one) || other.order - one.order)
  }

  touch(chat: ChatRecord): void {
    this.lastOrder += 1
    chat.order = this.lastOrder
  }
}

function lastTime(chat: ChatRecord): number {
  return chat.messages[chat.messages.length - 1]?.t ?? 0
}
