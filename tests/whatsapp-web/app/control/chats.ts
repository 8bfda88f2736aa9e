import { openChat, receive, setAck } from '../model/actions'
import { chatId } from '../model/chat-facts'
import type { ChatRecord } from '../model/types'
import { incomingId } from '../seed/write-messages'
import { findChat, findMessage } from './parts'
import type { Controls, Parts } from './parts'

export function chatControls(
  parts: () => Parts,
): Controls<'open' | 'close' | 'receive' | 'markTyping' | 'setAck' | 'rename' | 'moveToLid'> {
  const chatOf = (name: string): ChatRecord => findChat(parts().context, name)
  const settled = (): Promise<void> => parts().context.scheduler.settled()
  const changed = (chat: ChatRecord): Promise<void> => {
    parts().context.store.emit({ type: 'chat', chat })
    return settled()
  }
  return {
    open: (name, { focus = true } = {}) => {
      parts().view.focusNext(focus)
      openChat(parts().context, chatOf(name))
      return settled()
    },
    close: () => {
      openChat(parts().context, undefined)
      return settled()
    },
    receive: async (name, incoming) => {
      const { context } = parts()
      const message = receive(context, chatOf(name), incoming, incomingId(context.random))
      await settled()
      return message.id
    },
    markTyping: (name, typing) => changed(Object.assign(chatOf(name), { typing })),
    setAck: (id, ack) => {
      const { chat, message } = findMessage(parts().context, id)
      setAck(parts().context, chat, message, ack)
      return settled()
    },
    rename: (name, newName) => changed(Object.assign(chatOf(name), { name: newName })),
    moveToLid: async (name, { mapped }) => {
      const chat = chatOf(name)
      if (chat.lid === undefined) throw new Error(`${name} has no private id to move to`)
      await changed(Object.assign(chat, { user: chat.lid, server: 'lid', mapped }))
      return chatId(chat)
    },
  }
}
