import type { IncomingMessage, SentRecord } from '../../api'
import type { Context } from '../context'
import { chatId, lastMessage } from './chat-facts'
import type { Author, ChatRecord, MessageRecord } from './types'

const FIRST_LOAD = 50
const MORE_LOAD = 50

export function openChat(context: Context, chat: ChatRecord | undefined): void {
  const { store } = context
  if (chat !== undefined) {
    chat.loaded = Math.max(chat.loaded, Math.min(FIRST_LOAD, chat.messages.length))
    chat.unread = 0
  }
  if (store.active === chat) return
  store.active = chat
  store.emit({ type: 'active' })
}

export function loadEarlier(context: Context, chat: ChatRecord): void {
  if (chat.loaded >= chat.messages.length) return
  chat.loaded = Math.min(chat.loaded + MORE_LOAD, chat.messages.length)
  context.store.emit({ type: 'messages', chat })
}

export interface Sending {
  kind: SentRecord['kind']
  via: SentRecord['via']
  trusted: boolean
  files?: string[]
}

/** Records what was sent, shows it as pending, and lets the one tick follow. */
export function send(context: Context, chat: ChatRecord, text: string, sending: Sending): void {
  context.records.sent.push({ chatId: chatId(chat), text, ...sending })
  context.records.save()
  const message: MessageRecord = {
    id: `3EB0${context.random.hex(18)}`,
    fromMe: true,
    kind: sending.kind === 'caption' ? 'image' : 'text',
    text,
    t: Math.floor(context.clock.nowMs() / 1000),
    ack: 0,
    version: 0,
  }
  append(context, chat, message)
  setTimeout(() => {
    if (message.ack === 0) setAck(context, chat, message, 1)
  }, 200)
}

export function editMessage(
  context: Context,
  chat: ChatRecord,
  message: MessageRecord,
  text: string,
  sending: Omit<Sending, 'kind'>,
): void {
  context.records.sent.push({ chatId: chatId(chat), text, kind: 'edit', ...sending })
  context.records.save()
  message.text = text
  message.edited = true
  message.version += 1
  context.store.emit({ type: 'messages', chat })
}

export function receive(
  context: Context,
  chat: ChatRecord,
  incoming: IncomingMessage,
  id: string,
): MessageRecord {
  const quoted = chat.messages.find((each) => each.id === incoming.quote)
  const message: MessageRecord = {
    id,
    fromMe: false,
    kind: incoming.kind ?? 'text',
    text: incoming.text,
    t: Math.floor(context.clock.nowMs() / 1000),
    ack: 1,
    version: 0,
    ...(chat.kind === 'group' && { author: authorFor(chat, incoming.author) }),
    ...(quoted !== undefined && { quote: quoteOf(quoted) }),
  }
  if (chat.typing) {
    chat.typing = false
    context.store.emit({ type: 'chat', chat })
  }
  if (context.store.active !== chat || document.hidden) chat.unread += 1
  append(context, chat, message)
  return message
}

export function setAck(context: Context, chat: ChatRecord, message: MessageRecord, ack: number): void {
  message.ack = ack
  message.version += 1
  context.store.emit({ type: 'messages', chat })
}

export function quoteOf(message: MessageRecord): NonNullable<MessageRecord['quote']> {
  const { id, fromMe, text } = message
  return { id, fromMe, text, author: message.author?.name ?? '' }
}

function append(context: Context, chat: ChatRecord, message: MessageRecord): void {
  // Without this a clock that stands behind the seed's would put the newest message before older ones.
  message.t = Math.max(message.t, lastMessage(chat)?.t ?? 0)
  chat.messages.push(message)
  chat.loaded += 1
  context.store.touch(chat)
  context.store.emit({ type: 'messages', chat })
}

function authorFor(chat: ChatRecord, name: string | undefined): Author {
  const known = chat.participants.find((each) => each.name === name) ?? chat.participants[0]
  return known ?? { name: name ?? '', id: '447700900000@c.us' }
}
