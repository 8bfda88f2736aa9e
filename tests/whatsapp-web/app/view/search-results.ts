import type { Context } from '../context'
import { chatTitle } from '../model/chat-facts'
import type { ChatRecord } from '../model/types'

export type ListView = 'inbox' | 'archive'

const MARKS = /\p{M}/gu

/** Chats with messages, and people without, that match what is typed and the chosen filter. */
export function visibleChats(
  context: Context,
  view: ListView,
): { chats: ChatRecord[]; contacts: ChatRecord[] } {
  const { store } = context
  if (view === 'archive')
    return { chats: store.sorted().filter((chat) => chat.archived === true), contacts: [] }
  const words = fold(store.query.trim())
  // A search finds what is in the archive as well.
  const isShown = (chat: ChatRecord): boolean =>
    (words !== '' || chat.archived !== true) &&
    passesFilter(chat, store.filter) &&
    matches(context, chat, words)
  const chats = store.sorted().filter((chat) => isShown(chat))
  if (words === '') return { chats, contacts: [] }
  return { chats, contacts: store.chats.filter((chat) => chat.messages.length === 0 && isShown(chat)) }
}

function passesFilter(chat: ChatRecord, filter: Context['store']['filter']): boolean {
  if (filter === 'unread') return chat.unread > 0
  return filter === 'all' || chat.kind === 'group'
}

function matches(context: Context, chat: ChatRecord, words: string): boolean {
  if (words === '' || fold(chatTitle(chat, context.texts)).includes(words)) return true
  const digits = words.replaceAll(/[\s+()-]/g, '')
  return /^\d{3,}$/.test(digits) && (chat.phone ?? '').includes(digits)
}

function fold(text: string): string {
  return text.normalize('NFD').replaceAll(MARKS, '').toLowerCase()
}
