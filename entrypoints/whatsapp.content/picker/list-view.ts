import { element, onPress } from '../base/element'

export type ListHandlers = { onChoose: (index: number) => void; onHover: (index: number) => void }

/** `tip` is shown to a pointer that rests, and belongs to what is read out. */
export type Line = { title: string; aside: string; detail: string; tip?: string }

/** A list to choose from. Only what is handed in is drawn; moving the mark touches two lines. */
export class ListView {
  readonly list: HTMLElement
  readonly #handlers: ListHandlers
  #options: HTMLElement[] = []
  #marked = -1

  constructor(id: string, handlers: ListHandlers) {
    this.#handlers = handlers
    this.list = element('div', { class: 'list', role: 'listbox', id })
  }

  show(lines: readonly Line[], label: string): void {
    this.list.setAttribute('aria-label', label)
    this.#options = lines.map((line, index) => this.#option(line, index))
    this.#marked = -1
    this.list.replaceChildren(...this.#options)
  }

  /** @returns the id of the line that is marked now. */
  mark(index: number): string {
    this.#options[this.#marked]?.setAttribute('aria-selected', 'false')
    const option = this.#options[index]
    option?.setAttribute('aria-selected', 'true')
    option?.scrollIntoView({ block: 'nearest' })
    this.#marked = index
    return option?.id ?? ''
  }

  #option({ title, aside, detail, tip }: Line, index: number): HTMLElement {
    const id = `${this.list.id}-${index}`
    const option = element(
      'div',
      { class: 'option', role: 'option', id, 'aria-selected': 'false', title: tip },
      element('span', { class: 'title', dir: 'auto' }, title),
      element('span', { class: 'shortcut', dir: 'auto' }, aside),
      element('span', { class: 'excerpt', dir: 'auto' }, detail),
    )
    onPress(option, () => this.#handlers.onChoose(index))
    option.addEventListener('pointermove', () => this.#handlers.onHover(index))
    return option
  }
}
