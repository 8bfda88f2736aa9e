import type { Suggestion } from '@/storage/schema/suggestion'
import { element, pressButton } from '../base/element'
import type { Say } from '../strings'

type Handlers = { onOpen: () => void; onDismiss: () => void }

const GAP = 8

/** The quiet chip over the message box. */
export class ChipView {
  readonly #root: HTMLElement
  readonly #say: () => Say
  readonly #handlers: Handlers
  readonly #chip = element('div', { class: 'bar chip rise', role: 'status', hidden: true })
  readonly #resized = new ResizeObserver(() => this.#place())
  #box: Element | undefined
  #shown: Suggestion | undefined

  constructor(root: HTMLElement, say: () => Say, handlers: Handlers) {
    this.#root = root
    this.#say = say
    this.#handlers = handlers
    root.append(this.#chip)
  }

  show(suggestion: Suggestion, editor: HTMLElement): void {
    const box = editor.closest('footer') ?? editor
    if (suggestion === this.#shown && box === this.#box) return
    this.hide()
    this.#shown = suggestion
    this.#draw(suggestion)
    this.#chip.hidden = false
    this.#box = box
    // Tells at once, and whenever the message box grows or is pushed aside, without a look at the layout in between.
    this.#resized.observe(box)
  }

  hide(): void {
    this.#shown = undefined
    this.#box = undefined
    this.#chip.hidden = true
    this.#resized.disconnect()
  }

  #draw({ title, reason }: Suggestion): void {
    const say = this.#say()
    const { onOpen, onDismiss } = this.#handlers
    const heading = element('b', {}, say('page.suggest.title', { title: `\u2068${title}\u2069` }))
    this.#chip.replaceChildren(
      element('span', { title: reason }, heading, element('small', {}, reason)),
      pressButton(say('page.suggest.insert'), onOpen),
      pressButton('✕', onDismiss, { 'aria-label': say('page.suggest.dismiss') }),
    )
  }

  #place(): void {
    const box = this.#box?.getBoundingClientRect()
    if (!box) return
    // At the far side: what the customer wrote last stands at the near one.
    const end = this.#root.dir === 'rtl' ? box.left : innerWidth - box.right
    const { style } = this.#chip
    style.insetInlineEnd = `${end + GAP}px`
    style.bottom = `${innerHeight - box.top + GAP}px`
    style.maxWidth = `min(400px, ${box.width - 2 * GAP}px)`
  }
}
