import { element } from '../base/element'

export type ListHandlers = { onChoose: (index: number) => void; onHover: (index: number) => void }

/** `tip` is asked for once the line is marked, since most never are; then a resting pointer shows it. */
export type Line = { title: string; aside: string; detail: string; tip?: () => string }

/** A list to choose from. Only what is handed in is drawn, into the same elements again and again: each key comes here. */
export class ListView {
  readonly list: HTMLElement
  readonly #options: HTMLElement[] = []
  #lines: readonly Line[] = []
  #marked = -1
  #isMoved = false

  constructor(id: string, handlers: ListHandlers) {
    this.list = element('div', { class: 'list', role: 'listbox', id })
    this.list.addEventListener('click', (event) => this.#at(event, handlers.onChoose))
    this.list.addEventListener('scroll', () => (this.#isMoved = true))
    this.list.addEventListener('pointermove', (event) => this.#at(event, handlers.onHover))
  }

  show(lines: readonly Line[], label: string): void {
    this.list.setAttribute('aria-label', label)
    this.mark(-1)
    this.#lines = lines
    for (const [index, { title, aside, detail }] of lines.entries()) {
      const option = (this.#options[index] ??= newOption(`${this.list.id}-${index}`))
      for (const [place, text] of [title, aside, detail].entries()) {
        const part = option.children[place]
        if (part && part.textContent !== text) part.textContent = text
      }
      option.title = ''
      if (!option.parentNode) this.list.append(option)
    }
    for (const option of this.#options.slice(lines.length)) option.remove()
  }

  /** @returns the id of the line that is marked now. */
  mark(index: number): string {
    this.#options[this.#marked]?.setAttribute('aria-selected', 'false')
    this.#marked = index
    const option = this.#options[index]
    if (!option) return ''
    option.setAttribute('aria-selected', 'true')
    option.title = this.#lines[index]?.tip?.() ?? ''
    // A list that was never moved need not be laid out for this, at each key.
    if (index > 0 || this.#isMoved) option.scrollIntoView({ block: 'nearest' })
    this.#isMoved = index > 0
    return option.id
  }

  #at({ target }: Event, run: (index: number) => void): void {
    const index = this.#options.findIndex((option) => target instanceof Node && option.contains(target))
    if (index >= 0) run(index)
  }
}

function newOption(id: string): HTMLElement {
  return element(
    'div',
    { class: 'option', role: 'option', id, 'aria-selected': 'false' },
    ...['title', 'shortcut', 'excerpt'].map((name) => element('span', { class: name, dir: 'auto' })),
  )
}
