import { callPage } from './call-page'
import { describeChat, describeMe, titleOf } from './read-chat'
import { describeMessage, messageModels } from './read-messages'
import { at, lastOf, number } from './unknown'
import {
  CHATS_PER_ANSWER,
  NAMED_PER_ANSWER,
  type ChatsAnswer,
  type PageActivity,
  type PageChat,
} from './wire'

// Lines the page writes by itself: they are nobody's last word.
const SYSTEM_TYPES = /notification|^(gp2|protocol|call_log|ciphertext|pinned_message|debug)$/
const LOOK_BACK = 10

/** @returns a slice of the chats, newest activity first, with what is known of each one's last message. */
export function readChats(from: number): ChatsAnswer {
  const all = allChats().sort((a, b) => timeOf(b) - timeOf(a))
  return describeAll(all.slice(from, from + CHATS_PER_ANSWER), describeActivity, all.length)
}

/** @returns the chats that bear one of these titles. */
export function readNamed(names: readonly string[]): ChatsAnswer<PageChat> {
  const wanted = new Set(names)
  const all = allChats()
  const named = all.filter((chat) => wanted.has(titleOf(chat)))
  return describeAll(named.slice(0, NAMED_PER_ANSWER), describeChat, all.length)
}

export function openChat(id: string): boolean {
  const chat = allChats().find((candidate) => describeChat(candidate)?.id === id)
  if (chat === undefined) return false
  callPage('openChat', { chat })
  return true
}

function describeAll<T>(chats: readonly unknown[], describe: (chat: unknown) => T | null, total: number) {
  return { chats: chats.flatMap((chat) => describe(chat) ?? []), total, me: describeMe() }
}

function allChats(): unknown[] {
  return lastOf(callPage('allChats'))
}

function timeOf(chat: unknown): number {
  return number(at(chat, 't')) ?? 0
}

function describeActivity(chat: unknown): PageActivity | null {
  const who = describeChat(chat)
  if (!who) return null
  const last = lastMessage(chat)
  // A chat that was not opened yet has no messages loaded, but knows the key of its last one.
  const fromMe = last?.fromMe ?? at(chat, 'lastReceivedKey', 'fromMe')
  const t = last?.t ?? number(at(chat, 't'))
  return {
    ...who,
    unread: number(at(chat, 'unreadCount')) ?? 0,
    ...(t !== undefined && { t }),
    ...(typeof fromMe === 'boolean' && { fromMe }),
    ...(last?.ack !== undefined && { ack: last.ack }),
  }
}

function lastMessage(chat: unknown) {
  const newest = messageModels(chat).slice(-LOOK_BACK).map(describeMessage)
  return newest.findLast(({ type }) => type !== '' && !SYSTEM_TYPES.test(type))
}
