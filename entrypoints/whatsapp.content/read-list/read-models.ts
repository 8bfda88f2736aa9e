import type { ChatsAnswer, PageActivity } from '@/entrypoints/whatsapp-page/wire'
import { CHATS_PER_ANSWER } from '@/entrypoints/whatsapp-page/wire'
import type { ChatActivity } from '@/storage/schema/chat'
import type { Bridge } from '../bridge/bridge'
import { parseChats } from '../bridge/parse-answers'
import { accountOf, identify } from '../observe-chat/identify'
import { ackOfModel } from '../read-messages/ack-labels'

const MAX_CHATS = 200

/** @returns the newest chats as the page's collection knows them, or undefined when it is out of reach. */
export async function readModels(bridge: Bridge): Promise<ChatActivity[] | undefined> {
  const found: ChatActivity[] = []
  for (let from = 0; from < MAX_CHATS; from += CHATS_PER_ANSWER) {
    const { chats, total, me } = parseChats(await bridge.ask({ do: 'chats', from }))
    found.push(...chats.map((chat) => toActivity(chat, me)))
    if (from + CHATS_PER_ANSWER >= total) break
  }
  return found.length > 0 ? found.slice(0, MAX_CHATS) : undefined
}

function toActivity(chat: PageActivity, me: ChatsAnswer['me']): ChatActivity {
  const { unread, t, fromMe, ack } = chat
  return {
    ...identify(chat, me, accountOf(me)),
    unread,
    lastDirection: fromMe === undefined ? 'unknown' : fromMe ? 'out' : 'in',
    lastAck: fromMe ? ackOfModel(ack) : 'unknown',
    ...(t !== undefined && { lastAt: t * 1_000 }),
  }
}
