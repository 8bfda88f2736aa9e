import type { ChatMark } from '@/storage/protocol/page'
import { element } from '../base/element'
import { createHost, type Host } from '../layer/host'

/** A row as it stands, and what is to be seen on it. */
export type MarkedRow = { row: HTMLElement; mark: ChatMark }

const MAX_COLORS = 3

/**
 * One layer of ours among the rows of the list, so that it scrolls with them. Each mark takes the place that its row was
 * given, word for word; the layout is never asked.
 */
export class MarkView {
  readonly layer: Host
  readonly #drawn = new WeakMap<HTMLElement, { mark: ChatMark; sign: HTMLElement }>()
  #list: ParentNode | null = null

  constructor(styles: () => string, now: () => number) {
    this.layer = createHost('marks', styles, now, () => this.#list)
    const { host } = this.layer
    // The list is a grid, which must hold nothing but rows; and whoever cannot see these has them on the card and in Today.
    host.setAttribute('aria-hidden', 'true')
    host.style.cssText = 'all:initial;position:absolute;inset:0 0 auto;z-index:1000;pointer-events:none'
  }

  show(rows: readonly MarkedRow[]): void {
    const { root, mount } = this.layer
    const signs = rows.map((one) => this.#signOf(one))
    const wanted = new Set<Element>(signs)
    const gone = [...root.children].filter((sign) => !wanted.has(sign))
    for (const sign of gone) sign.remove()
    for (const sign of signs) if (!sign.parentNode) root.append(sign)
    this.#list = rows[0]?.row.parentNode ?? this.#list
    if (rows.length > 0) mount()
  }

  #signOf({ row, mark }: MarkedRow): HTMLElement {
    let drawn = this.#drawn.get(row)
    if (drawn?.mark !== mark) this.#drawn.set(row, (drawn = { mark, sign: drawSign(mark) }))
    const { sign } = drawn
    const { transform, height } = row.style
    if (sign.style.transform !== transform) sign.style.transform = transform
    if (sign.style.height !== height) sign.style.height = height
    return sign
  }
}

function drawSign({ due, colors }: ChatMark): HTMLElement {
  const parts = [...(due ? [due] : []), ...colors.slice(0, MAX_COLORS)]
  return element('div', { class: 'sign' }, ...parts.map((name) => element('i', { class: name })))
}
