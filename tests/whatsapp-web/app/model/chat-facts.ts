import type { Texts } from '../locale/texts'
import { formatPhone } from './phone-format'
import type { ChatRecord, MessageRecord } from './types'

const LEFT_TO_RIGHT = '\u202a'
const POP = '\u202c'

export function chatId(chat: Pick<ChatRecord, 'user' | 'server'>): string {
  return `${chat.user}@${chat.server}`
}

/** The title as shown: address book, verified or @name, phone, then the name people give themselves. */
export function chatTitle(chat: ChatRecord, texts: Texts): string {
  if (chat.kind === 'self') return `${chat.pushname ?? ''} ${texts.youSuffix}`
  if (chat.name !== undefined) return chat.name
  if (chat.verifiedName !== undefined) return chat.verifiedName
  if (chat.username !== undefined) return `@${chat.username}`
  const phone = visiblePhone(chat)
  return phone === undefined ? `~${chat.pushname ?? ''}` : formatPhone(phone)
}

/** The title attribute of a row: phone numbers come wrapped in marks that keep them left to right. */
export function rowTitle(title: string): string {
  return /^\+\d/.test(title) ? `${LEFT_TO_RIGHT}${title}${POP}` : title
}

/** The phone, where the page itself can know it. */
export function visiblePhone(chat: ChatRecord): string | undefined {
  return chat.server === 'c.us' || chat.mapped ? chat.phone : undefined
}

export function lastMessage(chat: ChatRecord): MessageRecord | undefined {
  return chat.messages[chat.messages.length - 1]
}

export function loadedMessages(chat: ChatRecord): MessageRecord[] {
  return chat.loaded === 0 ? [] : chat.messages.slice(-chat.loaded)
}

/** The id that older layouts put on the message's element. */
export function prefixedId(chat: ChatRecord, message: MessageRecord): string {
  const participant = message.author === undefined ? '' : `_${message.author.id}`
  return `${message.fromMe}_${chatId(chat)}_${message.id}${participant}`
}
