import type { PracticeChat } from '../../api'
import type { Context } from '../context'
import { chatId, chatTitle, visiblePhone } from '../model/chat-facts'
import type { ChatRecord } from '../model/types'
import { findChat } from './parts'
import type { Controls, Parts } from './parts'

export function readingControls(parts: () => Parts): Controls<'chats' | 'messages' | 'openChat'> {
  return {
    chats: () => parts().context.store.chats.map((chat) => describeChat(parts().context, chat)),
    messages: (name) =>
      findChat(parts().context, name).messages.map(({ id, fromMe, ack, kind, text, t }) => ({
        id,
        fromMe,
        ack,
        kind,
        text,
        at: t * 1000,
      })),
    openChat: () => {
      const { context } = parts()
      const { active } = context.store
      return active === undefined ? undefined : describeChat(context, active)
    },
  }
}

export function describeChat({ store, texts }: Context, chat: ChatRecord): PracticeChat {
  const phone = visiblePhone(chat)
  return {
    id: chatId(chat),
    ...(chat.known !== undefined && { known: chat.known }),
    title: chatTitle(chat, texts),
    kind: chat.kind,
    ...(phone !== undefined && { phone }),
    unread: chat.unread,
    draft: chat.draft,
    open: store.active === chat,
  }
}
