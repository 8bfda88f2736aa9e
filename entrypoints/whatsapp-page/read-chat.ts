import { callPage, hasPageFunction } from './call-page'
import { shownChat } from './shown-chat'
import { at, text } from './unknown'
import type { ChatAnswer, PageChat } from './wire'

/** @returns the open chat, by the page's model and by the view on the screen, and whose account this is. */
export function readOpenChat(): ChatAnswer {
  const shown = shownChat()
  return {
    active: describeChat(callPage('activeChat')),
    shown: describeChat(shown.chat),
    hasModel: hasPageFunction('activeChat'),
    hasView: shown.found,
    me: describeMe(),
  }
}

/** @returns the chat's names and ids, or null when the value is no chat. */
export function describeChat(chat: unknown): PageChat | null {
  const wid = at(chat, 'id')
  const id = idOf(wid)
  if (id === '') return null
  return { id, name: titleOf(chat), ...otherIds(wid, at(chat, 'contact')) }
}

export function titleOf(chat: unknown): string {
  const contact = at(chat, 'contact')
  return text(
    at(chat, 'formattedTitle'),
    at(contact, 'formattedName'),
    at(chat, 'name'),
    at(contact, 'name'),
    at(contact, 'pushname'),
  )
}

/** @returns `user@server`. */
export function idOf(wid: unknown): string {
  if (typeof wid === 'string') return text(wid)
  const user = text(at(wid, 'user'))
  return text(at(wid, '_serialized'), user && `${user}@${text(at(wid, 'server'))}`)
}

function otherIds(wid: unknown, contact: unknown): { phone?: string; lid?: string } {
  const server = text(at(wid, 'server'))
  if (server === 'lid') {
    const phone = phoneIn(callPage('phoneOf', wid)) || phoneIn(at(contact, 'phoneNumber'))
    return { lid: userOf(wid), ...(phone && { phone }) }
  }
  if (server !== 'c.us') return {}
  const lid = userOf(callPage('lidOf', wid))
  return { phone: userOf(wid), ...(lid && { lid }) }
}

export function describeMe(): { phone?: string; lid?: string } {
  const known = callPage('me')
  const isLid = at(known, 'server') === 'lid'
  const phone = phoneIn(callPage('myPhone')) || phoneIn(known)
  const lid = userOf(callPage('myLid')) || (isLid ? userOf(known) : '')
  return { ...(phone && { phone }), ...(lid && { lid }) }
}

/** Asked for the phone of a private id, a page may hand back that very id: only a phone's own address is one. */
function phoneIn(wid: unknown): string {
  return /@(c\.us|s\.whatsapp\.net)$/.test(idOf(wid)) ? userOf(wid) : ''
}

function userOf(wid: unknown): string {
  return text(at(wid, 'user'), idOf(wid).split('@')[0])
}
