import type {
  ChatAnswer,
  ChatsAnswer,
  PageActivity,
  PageChat,
  PageMessage,
} from '@/entrypoints/whatsapp-page/wire'
import { MESSAGES_PER_ANSWER, NAMED_PER_ANSWER } from '@/entrypoints/whatsapp-page/wire'
import { isFields, isInt, toCount, toLine, toList, type Fields } from '../base/parse'

const MAX_NUMBER = 1_000_000
const MAX_SECONDS = 8_640_000_000_000

/** @returns who the page says is open, or undefined when there was no usable answer. */
export function parseChatAnswer(value: unknown): ChatAnswer | undefined {
  if (!isFields(value)) return undefined
  return {
    active: parseChat(value['active']),
    shown: parseChat(value['shown']),
    hasModel: value['hasModel'] === true,
    hasView: value['hasView'] === true,
    me: parseMe(value['me']),
  }
}

export function parseMessages(value: unknown): PageMessage[] {
  return toList(value, MESSAGES_PER_ANSWER).filter(isFields).map(parseMessage)
}

export function parseChats(value: unknown): ChatsAnswer {
  const fields = isFields(value) ? value : {}
  const chats = toList(fields['chats'], NAMED_PER_ANSWER).flatMap((chat) => parseActivity(chat) ?? [])
  return { chats, total: toCount(fields['total'], MAX_NUMBER) ?? 0, me: parseMe(fields['me']) }
}

function parseChat(value: unknown): PageChat | null {
  if (!isFields(value)) return null
  const id = toLine(value['id'])
  return id === '' ? null : { id, name: toLine(value['name']), ...numbersOf(value) }
}

function parseMe(value: unknown): ChatAnswer['me'] {
  return isFields(value) ? numbersOf(value) : {}
}

function numbersOf(value: Fields): { phone?: string; lid?: string } {
  const phone = digits(value['phone'])
  const lid = digits(value['lid'])
  return { ...(phone && { phone }), ...(lid && { lid }) }
}

function digits(value: unknown): string {
  const line = toLine(value)
  return /^\d{1,40}$/.test(line) ? line : ''
}

function parseMessage(value: Fields): PageMessage {
  return {
    id: toLine(value['id']),
    fromMe: value['fromMe'] === true,
    type: toLine(value['type']),
    length: toCount(value['length'], MAX_NUMBER) ?? 0,
    ...timeAndAck(value),
  }
}

function parseActivity(value: unknown): PageActivity | undefined {
  const chat = parseChat(value)
  if (!chat || !isFields(value)) return undefined
  return {
    ...chat,
    unread: toCount(value['unread'], MAX_NUMBER) ?? 0,
    ...(typeof value['fromMe'] === 'boolean' && { fromMe: value['fromMe'] }),
    ...timeAndAck(value),
  }
}

function timeAndAck(value: Fields): { t?: number; ack?: number } {
  const t = toCount(value['t'], MAX_SECONDS)
  const ack = value['ack']
  return { ...(t !== undefined && { t }), ...(isInt(ack) && { ack }) }
}
