import type { Context } from '../context'
import { openChat } from '../model/actions'
import { emptyChat } from '../model/empty-chat'
import type { ChatRecord } from '../model/types'
import { showNotice } from '../view/notice'

/** How long the page takes to look up a number before it opens the chat. */
const LOOK_UP_MS = 30
const SHORTEST_PHONE = 8

/** Links to a chat are followed inside the page, wherever they are in the document. */
export function followChatLinks(context: Context, beforeOpen: () => void): void {
  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a[href]') : null
    if (!(link instanceof HTMLAnchorElement)) return
    const url = new URL(link.href)
    const phone = url.searchParams.get('phone')
    if (url.host !== 'web.whatsapp.com' || !/^\/send\/?$/.test(url.pathname) || phone === null) return
    event.preventDefault()
    setTimeout(() => {
      beforeOpen()
      openByPhone(context, phone, url.searchParams.get('text') ?? '')
    }, LOOK_UP_MS)
  })
}

export function openByPhone(context: Context, phone: string, text: string): void {
  const digits = phone.replaceAll(/\D/g, '')
  if (digits.length < SHORTEST_PHONE) {
    showNotice(context.texts.invalidNumber)
    return
  }
  const chat = context.store.findByPhone(digits) ?? startChat(context, digits)
  if (text !== '') {
    // A chat that is already open is built anew, so that its composer shows the text.
    if (context.store.active === chat) openChat(context, undefined)
    chat.draft = text
  }
  openChat(context, chat)
}

function startChat({ store }: Context, phone: string): ChatRecord {
  const chat: ChatRecord = {
    ...emptyChat(store.chats.length),
    user: phone,
    server: 'c.us',
    kind: 'person',
    phone,
  }
  store.chats.push(chat)
  return chat
}
