import type { ChatAnswer, PageChat } from '@/entrypoints/whatsapp-page/wire'
import type { ChatIdentity } from '@/storage/schema/chat'
import { parseJid, phoneOfTitle, toPhone } from '../page/jid'
import { isSelfTitle } from './self-title'

type Me = ChatAnswer['me']

/** @returns the identity of a chat the page itself named; `name` is what stands on the screen, where it is known. */
export function identify(chat: PageChat, me: Me, account: string, name = chat.name): ChatIdentity {
  const who = parseJid(chat.id)
  if (!who) return identifyByName(name, account)
  const phone = who.phone ?? toPhone(chat.phone)
  const lid = who.lid ?? chat.lid
  const isMe = (phone !== undefined && phone === toPhone(me.phone)) || (lid !== undefined && lid === me.lid)
  // Where the page does not say whose account it is, its own mark behind the name does.
  const isSelf = isMe || (accountOf(me) === '' && isSelfTitle(name))
  return {
    account,
    key: who.key,
    kind: isSelf ? 'self' : who.kind,
    name,
    ...(lid !== undefined && { lid }),
    ...(phone !== undefined && { phone }),
    ...(who.group !== undefined && { group: who.group }),
  }
}

/** @returns all that a bare title tells: a phone when it is the number of somebody unsaved, else only a name. */
export function identifyByName(name: string, account: string): ChatIdentity {
  const phone = phoneOfTitle(name)
  if (phone !== undefined) return { account, key: `phone:${phone}`, kind: 'person', name, phone }
  return { account, key: `name:${name.slice(0, 290)}`, kind: 'unknown', name }
}

/** @returns the account as it is written in keys; '' when the page does not tell. */
export function accountOf(me: Me): string {
  const phone = toPhone(me.phone)
  if (phone !== undefined) return `phone:${phone}`
  return me.lid === undefined ? '' : `lid:${me.lid}`
}
