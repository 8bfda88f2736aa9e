import type { Context } from '../context'
import { h, onClick } from '../dom/element'
import { icon } from '../dom/icon'
import type { ChatList } from './chat-list'
import type { SearchBox } from './search-box'

const FILTERS = ['all', 'unread', 'groups'] as const

/** The left column: heading, search, filters, list. */
export function side(context: Context, search: SearchBox, list: ChatList): HTMLElement {
  const heading = h('div', { class: 'side-heading' }, h('h1', {}, context.texts.chats))
  heading.append(h('button', { 'aria-label': context.texts.menu }, icon('ic-more-vert')))
  return h('div', { id: 'side' }, heading, search.element, filters(context), list.element)
}

/** The narrow bar at the very edge. */
export function navigation(context: Context): HTMLElement {
  const { texts } = context
  const button = (name: string, label: string, isPressed: boolean): HTMLElement =>
    h('button', { 'aria-label': label, 'aria-pressed': String(isPressed) }, icon(name))
  return h(
    'header',
    { 'data-tab': 2, class: 'navigation' },
    h(
      'div',
      { 'data-testid': 'navbar-primary-section' },
      button('ic-chat', texts.chats, true),
      button('ic-status', 'Status', false),
      button('ic-groups', texts.filters[2], false),
    ),
    h('div', {}, button('ic-settings', texts.menu, false)),
  )
}

function filters(context: Context): HTMLElement {
  const buttons = FILTERS.map((name, index) => {
    const chip = h('button', { 'aria-pressed': String(name === 'all') }, context.texts.filters[index])
    return onClick(chip, () => {
      context.store.filter = name
      for (const each of buttons) each.setAttribute('aria-pressed', String(each === chip))
      context.store.emit({ type: 'query' })
    })
  })
  return h('div', { class: 'filters', role: 'group' }, ...buttons)
}
