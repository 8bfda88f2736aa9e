import { element } from '../base/element'

export type Host = {
  host: HTMLElement
  root: HTMLElement
  /** The focused element inside, which the page cannot see. */
  focused: () => Element | null
  mount: () => void
  remove: () => void
}

const MIN_REMOUNT_MS = 1_000

/**
 * @returns a place of our own on the page: a closed shadow root beside <body> (unless it has another home), out of reach of the page's scripts, styles
 * and redraws. `mount` may be called after each change: it puts the host in once there are styles for it, and back when the
 * page has removed it.
 */
export function createHost(
  name: string,
  styles: () => string,
  now: () => number,
  home: () => ParentNode | null = () => document.documentElement,
): Host {
  const host = element('div', { 'data-chatside': name })
  const root = element('div', { class: 'root' })
  // A <style> rather than a constructed sheet: Firefox does not let content scripts share those with a document.
  const shadow = host.attachShadow({ mode: 'closed' })
  const style = element('style')
  shadow.append(style, root)
  let mountedAt = -MIN_REMOUNT_MS
  let lastHome: ParentNode | null = null
  const mount = () => {
    if (!style.textContent) style.textContent = styles()
    const place = home()
    const isTooSoon = place === lastHome && now() - mountedAt < MIN_REMOUNT_MS
    if (!style.textContent || !place || host.parentNode === place || isTooSoon) return
    mountedAt = now()
    lastHome = place
    place.append(host)
  }
  const focused = () => shadow.activeElement
  return { host, root, focused, mount, remove: () => host.remove() }
}

/**
 * Takes away what a former run has left on the page: Firefox ends it without a word when the extension is updated, and
 * starts the new one in the same page.
 */
export function removeFormerHosts(): void {
  for (const host of document.querySelectorAll('[data-chatside]')) host.remove()
}
