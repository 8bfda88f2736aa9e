import type { Context } from '../context'
import { h, onClick } from '../dom/element'
import { openChat } from '../model/actions'
import { chatId } from '../model/chat-facts'
import type { ChatRecord } from '../model/types'
import { LEGACY_ROW_PX, ROW_PX, chatRow, legacyChatRow } from './chat-row'
import { visibleChats } from './search-results'
import type { ListView } from './search-results'

const HEADING_PX = 44
/** Rows drawn beyond each edge of the window. */
const OVERSCAN = 6
/** More than are ever in sight. */
const POOL_SIZE = 60

type Item = { type: 'heading'; label: string } | { type: 'chat'; chat: ChatRecord }

export interface ChatList {
  element: HTMLElement
  update: () => void
  scrollTo: (top: number) => void
  /** Whose the row is now. */
  chatOf: (row: Element) => ChatRecord | undefined
}

/** A list that holds only the rows near the window, each moved to its place by a transform. */
export function createChatList(context: Context, onOpened: () => void, view: ListView = 'inbox'): ChatList {
  const rows: Rows = new Map()
  const grid = createGrid(context)
  const pane = createPane(context, grid, view)
  const rowPx = context.options.legacy ? LEGACY_ROW_PX : ROW_PX
  const update = (): void => {
    const items = itemsOf(context, view)
    const isEmpty = items.every((item) => item.type === 'heading')
    grid.dataset['empty'] = isEmpty ? context.texts.noResults : ''
    grid.setAttribute('aria-rowcount', String(items.length))
    grid.style.height = `${items.length * rowPx}px`
    const shown = new Set<string>()
    const [from, to] = rangeOf(pane, rowPx, items.length)
    for (let index = from; index < to; index += 1) {
      const item = items[index]
      if (item === undefined) continue
      const key = keyOf(context, item, index)
      shown.add(key)
      place(context, { rows, grid, onOpened }, item, key, { index, top: topOf(index, rowPx, context) })
    }
    for (const [key, row] of rows) {
      if (shown.has(key)) continue
      row.element.remove()
      rows.delete(key)
    }
  }
  pane.addEventListener('scroll', () => context.scheduler.schedule(update))
  window.addEventListener('resize', () => context.scheduler.schedule(update))
  return {
    element: pane,
    update,
    scrollTo: (top) => {
      pane.scrollTop = top
    },
    chatOf: (element) => [...rows.values()].find((row) => row.element === element)?.chat,
  }
}

/** Rows in a pool go to whatever stands at their place modulo the pool's size. */
function keyOf({ options }: Context, item: Item, index: number): string {
  if (options.rows === 'pooled') return `slot ${index % POOL_SIZE}`
  return item.type === 'heading' ? item.label : String(item.chat.key)
}

function createPane(context: Context, grid: HTMLElement, view: ListView): HTMLElement {
  if (view === 'archive') return h('div', { class: 'pane' }, grid)
  const attributes = {
    id: 'pane-side',
    class: 'pane',
    'data-tab': 4,
    'data-scrolltracepolicy': 'wa.web.chatlist',
  }
  return h('div', attributes, archiveButton(context), grid)
}

/** Stands above the list and scrolls with it, so that the first row is not at the very top. */
function archiveButton({ options, store }: Context): HTMLElement | undefined {
  if (options.archived === 0) return undefined
  return onClick(h('button', { class: 'archive-button' }, 'Archived'), () => {
    store.isArchiveOpen = true
    store.emit({ type: 'query' })
  })
}

function createGrid({ options, texts }: Context): HTMLElement {
  const attributes = options.legacy ? {} : { 'data-testid': 'chat-list' }
  return h('div', { ...attributes, role: 'grid', 'aria-label': texts.chatList, class: 'chat-list' })
}

/** The old list had no headings; today's begins with one and has them above each kind of search result. */
function itemsOf(context: Context, view: ListView): Item[] {
  const { chats, contacts } = visibleChats(context, view)
  const asItems = (list: ChatRecord[]): Item[] => list.map((chat) => ({ type: 'chat', chat }))
  if (context.options.legacy) return asItems([...chats, ...contacts])
  const heading = (label: string, list: ChatRecord[]): Item[] =>
    list.length === 0 ? [] : [{ type: 'heading', label }, ...asItems(list)]
  return [...heading(context.texts.chats, chats), ...heading(context.texts.contacts, contacts)]
}

function rangeOf(pane: HTMLElement, rowPx: number, count: number): [number, number] {
  const height = pane.clientHeight || window.innerHeight
  const from = Math.max(0, Math.floor(pane.scrollTop / rowPx) - OVERSCAN)
  return [from, Math.min(count, Math.ceil((pane.scrollTop + height) / rowPx) + OVERSCAN)]
}

function topOf(index: number, rowPx: number, { options }: Context): number {
  return index === 0 || options.legacy ? index * rowPx : HEADING_PX + (index - 1) * rowPx
}

type Rows = Map<string, { element: HTMLElement; signature: string; chat?: ChatRecord }>

interface Drawing {
  rows: Rows
  grid: HTMLElement
  onOpened: () => void
}

function place(
  context: Context,
  { rows, grid, onOpened }: Drawing,
  item: Item,
  key: string,
  at: { index: number; top: number },
): void {
  let row = rows.get(key)
  if (row === undefined) {
    row = { element: h('div', { role: context.options.legacy ? 'listitem' : 'row' }), signature: '' }
    rows.set(key, row)
    grid.append(row.element)
  }
  if (!context.options.legacy) row.element.dataset['testid'] = `list-item-${at.index}`
  const height = context.options.legacy ? LEGACY_ROW_PX : item.type === 'heading' ? HEADING_PX : ROW_PX
  const zIndex = `${POOL_SIZE - (at.index % POOL_SIZE)}`
  const place = { zIndex, transition: 'none', height: `${height}px`, transform: `translateY(${at.top}px)` }
  Object.assign(row.element.style, place)
  Object.assign(row, { chat: item.type === 'chat' ? item.chat : undefined })
  const signature = signatureOf(context, item)
  if (row.signature === signature) return
  row.signature = signature
  row.element.replaceChildren(contentOf(context, item, onOpened))
}

function contentOf(context: Context, item: Item, onOpened: () => void): HTMLElement {
  if (item.type === 'heading') return h('div', { role: 'gridcell', class: 'heading' }, item.label)
  const { chat } = item
  const onOpen = (): void => {
    openChat(context, chat)
    onOpened()
  }
  const options = { chat, isOpen: context.store.active === chat, onOpen }
  return context.options.legacy ? legacyChatRow(context, options) : chatRow(context, options)
}

/** Changes when anything the row shows does, the passing of midnight included. */
function signatureOf(context: Context, item: Item): string {
  if (item.type === 'heading') return item.label
  const { chat } = item
  const last = chat.messages[chat.messages.length - 1]
  const isOpen = context.store.active === chat
  const today = new Date(context.clock.nowMs()).toDateString()
  const message = `${last?.id} ${last?.version}`
  const name = `${chatId(chat)} ${chat.name ?? ''}`
  return [name, message, chat.unread, chat.typing, isOpen, isOpen ? '' : chat.draft, today].join('|')
}
