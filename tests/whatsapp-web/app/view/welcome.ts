import type { Context } from '../context'
import { h } from '../dom/element'
import { icon } from '../dom/icon'

/** What fills the right side while no chat is open. */
export function welcome({ texts }: Context): HTMLElement {
  return h(
    'div',
    { class: 'welcome' },
    icon('ic-chat'),
    h('h2', {}, texts.welcome),
    h('p', {}, texts.welcomeHint),
  )
}
