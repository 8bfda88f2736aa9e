import { callPage } from './call-page'
import { describeChat } from './read-chat'
import { describeMessage, messageModels } from './read-messages'
import { at, lastOf, number, text } from './unknown'
import { CHATS_PER_ANSWER, type ChatsAnswer, type PageActivity } from './wire'

// Lines the page writes by itself: they are nobody's last word.
const SYSTEM_TYPES = /notification|^(gp2|protocol|call_log|ciphertext|pinned_message|debug)$/
const LOOK_BACK = 10

/** @returns a slice of the chats, newest activity first, with what is known of each one's last message. */
export function readChats(from: number): ChatsAnswer {
  const all = allChats().sort((a, b) => timeOf(b) - timeOf(a))
  const slice = all.slice(from, from + CHATS_PER_ANSWER)
  return { chats: slice.flatMap((chat) => describeActivity(chat) ?? []), total: all.length }
}

/** @returns how many chats bear this title. */
export function countNamed(name: string): number {
  return allChats().filter((chat) => text(at(chat, 'formattedTitle'), at(chat, 'name')) === name).length
}

export function openChat(id: string): boolean {
  const chat = allChats().find((candidate) => describeChat(candidate)?.id === id)
  if (chat === undefined) return false
  callPage('openChat', { chat })
  return true
}

function allChats(): unknown[] {
  return lastOf(callPage('allChats'))
}

function timeOf(chat: unknown): number {
  return number(at(chat, 't')) ?? 0
}

function describeActivity(chat: unknown): PageActivity | undefined {
  const who = describeChat(chat)
  if (!who) return undefined
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
