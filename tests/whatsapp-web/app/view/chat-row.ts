import type { Context } from '../context'
import { h, onClick } from '../dom/element'
import type { Child } from '../dom/element'
import { avatar } from '../dom/pictures'
import { richText } from '../dom/rich-text'
import { chatTitle, lastMessage, rowTitle } from '../model/chat-facts'
import type { ChatRecord } from '../model/types'
import { ticks } from './ticks'
import { testId } from './test-id'

export const ROW_PX = 76
export const LEGACY_ROW_PX = 72

export interface ChatRowOptions {
  chat: ChatRecord
  isOpen: boolean
  onOpen: () => void
}

/** What a row shows, in the layouts of 2026. */
export function chatRow(context: Context, { chat, isOpen, onOpen }: ChatRowOptions): HTMLElement {
  const title = chatTitle(chat, context.texts)
  const cell = h(
    'div',
    { 'data-testid': 'cell-frame-container', class: 'cell' },
    h(
      'div',
      { class: 'avatar' },
      h('img', { src: avatar(chat.key, chat.kind), alt: '', draggable: 'false' }),
    ),
    h(
      'div',
      { class: 'cell-text' },
      h(
        'div',
        { class: 'cell-line' },
        h('div', { 'data-testid': 'cell-frame-title' }, nameSpan(title)),
        h('div', { 'data-testid': 'cell-frame-primary-detail' }, timeOf(context, chat)),
      ),
      h(
        'div',
        { 'data-testid': 'cell-frame-secondary', class: 'cell-line' },
        ...secondary(context, chat, isOpen),
      ),
    ),
  )
  const activator = h('div', { tabindex: -1, 'aria-selected': String(isOpen), class: 'activator' }, cell)
  return h('div', { role: 'gridcell' }, onClick(activator, onOpen))
}

/** What a row showed until 2025. */
export function legacyChatRow(context: Context, { chat, isOpen, onOpen }: ChatRowOptions): HTMLElement {
  const preview = previewText(context, chat, isOpen)
  const activator = h(
    'div',
    { tabindex: -1, 'aria-selected': String(isOpen), role: 'row', class: 'activator cell' },
    h(
      'div',
      { class: 'avatar' },
      h('img', { src: avatar(chat.key, chat.kind), alt: '', draggable: 'false' }),
    ),
    h(
      'div',
      { class: 'cell-text' },
      h('div', { class: 'cell-line' }, nameSpan(chatTitle(chat, context.texts)), timeOf(context, chat)),
      h(
        'div',
        { class: 'cell-line' },
        h('span', { title: preview }, richText(preview)),
        unreadBadge(context, chat),
      ),
    ),
  )
  return onClick(activator, onOpen)
}

function nameSpan(title: string): HTMLElement {
  return h('span', { dir: 'auto', title: rowTitle(title), class: 'name' }, richText(rowTitle(title)))
}

function timeOf(context: Context, chat: ChatRecord): string {
  const last = lastMessage(chat)
  return last === undefined ? '' : context.days.list(last.t * 1000, context.clock.nowMs())
}

function secondary(context: Context, chat: ChatRecord, isOpen: boolean): Child[] {
  const last = lastMessage(chat)
  const preview = previewText(context, chat, isOpen)
  const showsTicks = last?.fromMe === true && !chat.typing && (isOpen || chat.draft === '')
  return [
    showsTicks && ticks(context, last.ack),
    h(
      'span',
      {
        'data-testid': 'last-msg-status',
        title: `\u202a${preview}\u202c`,
        class: chat.typing ? 'preview typing' : 'preview',
      },
      richText(preview.replaceAll('\n', ' ')),
    ),
    unreadBadge(context, chat),
  ]
}

function unreadBadge(context: Context, chat: ChatRecord): HTMLElement | undefined {
  if (chat.unread === 0) return undefined
  const label = context.texts.unread(chat.unread)
  return h(
    'span',
    { 'data-testid': testId(context, 'icon-unread-count'), 'aria-label': label, class: 'badge' },
    String(chat.unread),
  )
}

function previewText({ texts }: Context, chat: ChatRecord, isOpen: boolean): string {
  if (chat.typing) return texts.typing
  if (!isOpen && chat.draft.trim() !== '') return `${texts.draft} ${chat.draft}`
  const last = lastMessage(chat)
  if (last === undefined) return ''
  const kinds = { image: texts.photo, voice: texts.voiceMessage, document: last.fileName ?? texts.document }
  const kind = kinds[last.kind as keyof typeof kinds]
  const text = last.kind === 'deleted' ? texts.deleted : last.text || (kind ?? '')
  return last.author === undefined ? text : `${last.author.name}: ${text}`
}
