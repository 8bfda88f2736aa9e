import type { ChatIdentity } from '@/storage/schema/chat'
import { element } from '../base/element'
import type { Bridge } from '../bridge/bridge'
import { parseChats } from '../bridge/parse-answers'
import { titleOfRow } from '../observe-chat/dom-identity'
import type { Finder } from '../page/find'
import { cleanName } from '../page/read-text'

/** Follows a chat link inside the page, which handles such links itself. It must never navigate: that would reload all. */
export function clickPhoneLink(phone: string, finder: Finder): boolean {
  const app = finder.one('app')
  if (!app) return false
  const link = element('a', {
    href: `https://web.whatsapp.com/send?phone=${phone.replace('+', '')}`,
    hidden: true,
  })
  const stay = (event: Event) => event.preventDefault()
  window.addEventListener('click', stay, { once: true })
  app.append(link)
  link.click()
  link.remove()
  window.removeEventListener('click', stay)
  return true
}

/** Clicks the one row in sight that bears the name. @returns whether there was exactly one. */
export function clickRow(name: string, finder: Finder): boolean {
  const list = finder.one('list')
  const rows = list
    ? finder.all('row', list).filter((row) => titleOfRow(row, finder) === cleanName(name))
    : []
  const [row, another] = rows
  if (!row || another) return false
  const button = finder.one('rowButton', row) ?? row
  for (const type of ['mousedown', 'mouseup', 'click']) {
    button.dispatchEvent(
      new MouseEvent(type, { bubbles: true, cancelable: true, composed: true, view: window }),
    )
  }
  return true
}

/** @returns whether the page says that several chats bear this name. */
export async function isNameShared(name: string, bridge: Bridge): Promise<boolean> {
  return parseChats(await bridge.ask({ do: 'named', names: [name] })).chats.length > 1
}

/** Has the page open the chat by its own function. @returns whether it knows the chat. */
export async function callPage(chat: ChatIdentity, bridge: Bridge): Promise<boolean> {
  for (const id of pageIds(chat)) if ((await bridge.ask({ do: 'open', id })) === true) return true
  return false
}

function pageIds({ lid, phone, group }: ChatIdentity): string[] {
  return [
    ...(lid === undefined ? [] : [`${lid}@lid`]),
    ...(phone === undefined ? [] : [`${phone.replace('+', '')}@c.us`]),
    ...(group === undefined ? [] : [`${group}@g.us`]),
  ]
}

/** Types the name into the page's search box, so that the person only has to choose. Assigning a value does not search. */
export function fillSearch(name: string, finder: Finder): boolean {
  const search = finder.one('search')
  if (!search || name === '') return false
  search.focus()
  document.execCommand('selectAll')
  return document.execCommand('insertText', false, name)
}
