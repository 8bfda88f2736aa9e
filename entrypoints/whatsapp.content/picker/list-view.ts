import type { ReplyRow } from '@/storage/schema/reply'
import { element, onPress } from '../base/element'
import type { Say } from '../strings'

export type ListHandlers = { onChoose: (index: number) => void; onHover: (index: number) => void }

/** The list of replies. Only what is handed in is drawn; moving the mark touches two rows. */
export class ListView {
  readonly list: HTMLElement
  readonly #say: () => Say
  readonly #handlers: ListHandlers
  #options: HTMLElement[] = []
  #marked = -1

  constructor(say: () => Say, handlers: ListHandlers) {
    this.#say = say
    this.#handlers = handlers
    this.list = element('div', { class: 'list', role: 'listbox', id: 'list' })
  }

  show(rows: readonly ReplyRow[], trigger: string): void {
    this.list.setAttribute('aria-label', this.#say()('page.picker.label'))
    this.#options = rows.map((row, index) => this.#option(row, index, trigger))
    this.#marked = -1
    this.list.replaceChildren(...this.#options)
  }

  mark(index: number): void {
    this.#options[this.#marked]?.setAttribute('aria-selected', 'false')
    const option = this.#options[index]
    option?.setAttribute('aria-selected', 'true')
    option?.scrollIntoView({ block: 'nearest' })
    this.#marked = index
  }

  #option(row: ReplyRow, index: number, trigger: string): HTMLElement {
    const option = element(
      'div',
      { class: 'option', role: 'option', id: `option-${index}`, 'aria-selected': 'false' },
      element('span', { class: 'title', dir: 'auto' }, row.title),
      element('span', { class: 'shortcut', dir: 'auto' }, `${trigger}${row.shortcut}`),
      element('span', { class: 'excerpt', dir: 'auto' }, row.excerpt),
    )
    onPress(option, () => this.#handlers.onChoose(index))
    option.addEventListener('pointermove', () => this.#handlers.onHover(index))
    return option
  }
}
