import type { ChatIdentity } from '@/storage/schema/chat'

const PHONE = /^[1-9]\d{4,14}$/
// As an unsaved contact's number is written in a title.
const WRITTEN_PHONE = /^\+\d[\d\s().\u2010-\u2015-]{5,24}$/

export type Who = Pick<ChatIdentity, 'key' | 'kind'> & { lid?: string; phone?: string; group?: string }

/**
 * Reads an address of the page: `…@c.us` is a phone, `…@lid` a private id whose digits are no phone, `…@g.us` a group.
 * @returns the identity, or undefined for addresses that are no chat with people (channels, status).
 */
export function parseJid(jid: string): Who | undefined {
  const match = /^([\d-]{1,60})(?::\d+)?@(c\.us|s\.whatsapp\.net|lid|g\.us)$/.exec(jid)
  const [, user = '', server] = match ?? []
  if (server === 'lid') return { key: `lid:${user}`, kind: 'person', lid: user }
  if (server === 'g.us') return { key: `group:${user}`, kind: 'group', group: user }
  const phone = server && toPhone(user)
  return phone ? { key: `phone:${phone}`, kind: 'person', phone } : undefined
}

/** @returns E.164 from bare digits, or undefined when they cannot be a phone number. */
export function toPhone(digits: string | undefined): string | undefined {
  return digits !== undefined && PHONE.test(digits) ? `+${digits}` : undefined
}

/** @returns the phone that a title is, or undefined when it is a name. */
export function phoneOfTitle(title: string): string | undefined {
  return WRITTEN_PHONE.test(title) ? toPhone(title.replaceAll(/\D/g, '')) : undefined
}

export type DataId = { id: string; isOut?: boolean; jid?: string }

/** @returns the parts of a `data-id`: bare since April 2026, before that `true_<chat>_<id>[_<author>]`. */
export function parseDataId(dataId: string): DataId {
  const match = /^(true|false)_([^_]+@[a-z.]+)_([^_]+)/.exec(dataId)
  if (!match) return { id: dataId.slice(0, 300) }
  const [, isOut, jid = '', id = ''] = match
  return { id: id.slice(0, 300), isOut: isOut === 'true', jid }
}
