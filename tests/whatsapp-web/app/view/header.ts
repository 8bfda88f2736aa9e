import type { Context } from '../context'
import { h } from '../dom/element'
import { icon } from '../dom/icon'
import { avatar } from '../dom/pictures'
import { richText } from '../dom/rich-text'
import { chatTitle } from '../model/chat-facts'
import type { ChatRecord } from '../model/types'

/** The header of the open chat. It is made anew at each change, as the page's framework may do. */
export function header(context: Context, chat: ChatRecord): HTMLElement {
  return context.options.legacy ? legacyHeader(context, chat) : currentHeader(context, chat)
}

function currentHeader(context: Context, chat: ChatRecord): HTMLElement {
  const isSecondVariant = context.options.layout === '2026-b'
  const title = h(
    'span',
    {
      dir: 'auto',
      'data-testid': isSecondVariant ? 'conversation-info-header' : 'conversation-info-header-chat-title',
      class: 'chat-title',
    },
    richText(chatTitle(chat, context.texts)),
  )
  const info = h(
    'div',
    {
      role: 'button',
      tabindex: 0,
      'data-tab': 6,
      'data-testid': isSecondVariant ? undefined : 'conversation-info-header',
      class: 'chat-info',
    },
    h('div', {}, h('div', {}, title)),
    subtitle(context, chat),
  )
  const picture = h(
    'div',
    { title: context.texts.profileDetails, role: 'button', class: 'avatar' },
    image(chat),
  )
  return h('header', { 'data-testid': 'conversation-header' }, h('div', {}, picture, info), buttons(context))
}

function subtitle(context: Context, chat: ChatRecord): HTMLElement {
  const text = subtitleText(context, chat)
  return h(
    'div',
    { 'data-testid': 'chat-subtitle', class: 'subtitle' },
    h('span', { dir: 'auto', 'data-testid': 'selectable-text', title: text }, richText(text)),
  )
}

function legacyHeader(context: Context, chat: ChatRecord): HTMLElement {
  const { texts } = context
  const text = subtitleText(context, chat)
  const title = h('span', { dir: 'auto', 'aria-label': '', class: '_ao3e chat-title' })
  title.append(richText(chatTitle(chat, texts)))
  return h(
    'header',
    { class: '_amid' },
    h('div', { title: texts.profileDetails, role: 'button', class: 'avatar' }, image(chat)),
    h(
      'div',
      { role: 'button', class: '_amie chat-info' },
      h('div', {}, h('div', {}, h('div', {}, title))),
      h('div', { class: 'subtitle' }, h('span', { title: text, class: '_ao3e' }, richText(text))),
    ),
    h(
      'div',
      { role: 'button', title: 'Search' },
      h('span', { 'data-icon': 'search-refreshed' }, icon('ic-search')),
    ),
  )
}

function subtitleText({ texts }: Context, chat: ChatRecord): string {
  if (chat.typing) return texts.typing
  if (chat.kind === 'self') return texts.selfInfo
  if (chat.kind === 'group') {
    return [...chat.participants.map((each) => each.name), texts.you].join(', ')
  }
  return chat.online ? texts.online : texts.contactInfo
}

function image(chat: ChatRecord): HTMLElement {
  return h('img', { src: avatar(chat.key, chat.kind), alt: '', draggable: 'false' })
}

function buttons({ texts }: Context): HTMLElement {
  return h(
    'div',
    { class: 'header-buttons' },
    h('button', { 'data-tab': 6, 'aria-label': texts.search }, icon('ic-search')),
    h('button', { 'data-tab': 6, 'aria-label': texts.menu }, icon('ic-more-vert')),
  )
}
