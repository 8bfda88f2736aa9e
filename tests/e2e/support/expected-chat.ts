import type { ChatSighting } from '@/storage/schema/chat'
import type { MessageSighting } from '@/storage/schema/message'
import type { PracticeChat, PracticeMessage } from '../../whatsapp-web/api'
import { KNOWN_PEOPLE } from '../../whatsapp-web/known-chats'

const LIDS: readonly string[] = Object.values(KNOWN_PEOPLE).map(({ lid }) => lid)
const BIDI_MARKS = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g
const MINUTE_MS = 60_000
const KINDS: Record<string, MessageSighting['kind'][]> = {
  text: ['text'],
  image: ['image'],
  voice: ['audio'],
  document: ['document'],
  system: ['system'],
  deleted: ['text', 'system'],
}

/** @returns in words what a sighting says wrongly of the chat. Only where the screen alone told, it may say nothing. */
export function wrongAbout(sighting: ChatSighting, chat: PracticeChat): string[] {
  const { name, kind, phone, lid, group, key, source } = sighting
  const isAsked = source !== 'dom'
  const [user = '', server] = chat.id.split('@')
  const expected = {
    name: plain(chat.title),
    kind: chat.kind,
    phone: chat.phone === undefined ? undefined : `+${chat.phone}`,
    lid: server === 'lid' ? user : undefined,
    group: server === 'g.us' ? user : undefined,
  }
  const said = { name: plain(name), kind, phone, lid, group }
  const wrong: string[] = []
  const compare = (what: keyof typeof said, silence?: string): void => {
    if (said[what] === expected[what] || (!isAsked && said[what] === silence)) return
    wrong.push(`${what} is ${said[what]} instead of ${expected[what]}`)
  }
  compare('name')
  compare('kind', 'unknown')
  compare('phone')
  compare('lid')
  compare('group')
  if (isAsked) compareKey(key, chat.id, wrong)
  const asPhone = LIDS.find((one) => phone === `+${one}` || key === `phone:+${one}`)
  if (asPhone !== undefined) wrong.push(`takes the private id ${asPhone} for a phone`)
  return wrong
}

/** @returns in words what was said wrongly of the messages; what was left open counts in `silent`. */
export function wrongAboutMessages(
  said: readonly MessageSighting[],
  messages: readonly PracticeMessage[],
): { wrong: string[]; silent: number } {
  const byId = new Map(messages.map((message) => [message.id, message]))
  const wrong: string[] = []
  let silent = 0
  for (const { messageId, direction, at, kind } of said) {
    const message = byId.get(messageId)
    if (message === undefined) {
      wrong.push(`there is no message ${messageId} in this chat`)
      continue
    }
    const isSystem = message.kind === 'system'
    if (direction === 'unknown' || at === undefined) silent += isSystem ? 0 : 1
    if (!isSystem && direction !== 'unknown' && (direction === 'out') !== message.fromMe) {
      wrong.push(`${messageId} goes ${direction}`)
    }
    if (kind === 'other') silent += 1
    else if (!(KINDS[message.kind] ?? []).includes(kind))
      wrong.push(`${messageId} is ${kind}, not ${message.kind}`)
    if (at !== undefined && !isTimeOf(message, at)) {
      wrong.push(
        `${messageId} is of ${new Date(at).toISOString()}, not ${new Date(message.at).toISOString()}`,
      )
    }
  }
  return { wrong, silent }
}

/** @returns whether a text shows the digits of a private id, however they are grouped. */
export function showsPrivateId(text: string): boolean {
  const digits = text.replaceAll(/\D/g, '')
  return LIDS.some((lid) => digits.includes(lid))
}

export function isSameTitle(a: string, b: string): boolean {
  return plain(a) === plain(b)
}

/** What is written on the screen leaves out the seconds. */
function isTimeOf(message: PracticeMessage, at: number): boolean {
  return at === message.at || at === Math.floor(message.at / MINUTE_MS) * MINUTE_MS
}

function compareKey(key: string, id: string, wrong: string[]): void {
  const [user = '', server] = id.split('@')
  const prefix = server === 'lid' ? 'lid:' : server === 'g.us' ? 'group:' : 'phone:+'
  if (key !== prefix + user) wrong.push(`key is ${key} instead of ${prefix}${user}`)
}

function plain(name: string): string {
  return name.replaceAll(BIDI_MARKS, '').replaceAll(/\s+/g, ' ').trim()
}
