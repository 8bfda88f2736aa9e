import { h } from '../dom/element'

/** A place for what slides over the page; most of the time it is empty. */
export function drawer(name: 'left' | 'middle' | 'right'): HTMLElement {
  return h('div', { 'data-testid': `drawer-${name}`, class: 'drawer' })
}
