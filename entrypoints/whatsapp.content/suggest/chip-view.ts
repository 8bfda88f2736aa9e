import type { Suggestion } from '@/storage/schema/suggestion'
import { element, pressButton } from '../base/element'
import type { OverBox } from '../layer/over-box'
import type { Say } from '../strings'

type Handlers = { onOpen: () => void; onDismiss: () => void }

/** The quiet chip over the message box. */
export class ChipView {
  readonly #over: OverBox
  readonly #say: () => Say
  readonly #handlers: Handlers
  readonly #chip = element('div', { class: 'bar chip rise', role: 'status', hidden: true })
  #shown: Suggestion | undefined

  constructor(over: OverBox, say: () => Say, handlers: Handlers) {
    this.#over = over
    this.#say = say
    this.#handlers = handlers
    over.root.prepend(this.#chip)
  }

  show(suggestion: Suggestion, editor: HTMLElement): void {
    this.#over.follow(editor)
    if (suggestion === this.#shown) return
    this.#shown = suggestion
    this.#draw(suggestion)
    this.#chip.hidden = false
  }

  hide(): void {
    this.#shown = undefined
    this.#chip.hidden = true
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
}
