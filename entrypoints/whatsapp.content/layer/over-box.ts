import { element } from '../base/element'

/**
 * Where we draw over the message box, as wide as it is. What stands in it keeps to the far side: what the customer wrote
 * last stands at the near one.
 */
export class OverBox {
  readonly root = element('div', { class: 'over' })
  readonly #resized = new ResizeObserver(() => this.#place())
  #box: Element | undefined

  constructor(layer: HTMLElement) {
    layer.append(this.root)
  }

  follow(editor: Element): void {
    const box = editor.closest('footer') ?? editor
    if (box === this.#box) return
    this.#box = box
    // Tells at once, and whenever the message box grows or is pushed aside, without a look at the layout in between.
    this.#resized.disconnect()
    this.#resized.observe(box)
  }

  #place(): void {
    const box = this.#box?.getBoundingClientRect()
    if (box)
      this.root.style.inset = `auto ${innerWidth - box.right}px ${innerHeight - box.top}px ${box.left}px`
  }
}
