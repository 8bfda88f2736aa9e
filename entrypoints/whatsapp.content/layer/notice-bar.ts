import { element, pressButton } from '../base/element'

type Button = { label: string; onPress: () => void }

/** One line of ours, at the foot of the page unless it is to look otherwise. The newest text replaces the one before. */
export class NoticeBar {
  readonly #bar: HTMLElement

  constructor(root: HTMLElement, look = 'bar rise') {
    this.#bar = element('div', { class: look, role: 'status', hidden: true })
    root.append(this.#bar)
  }

  /** @returns how to take this text away, unless another one has come since. */
  show(text: string, ...buttons: Button[]): () => void {
    const line = element('span', {}, text)
    const drawn = buttons.map(({ label, onPress }) => pressButton(label, onPress))
    this.#bar.replaceChildren(line, ...drawn)
    this.#bar.hidden = false
    return () => {
      if (line.parentNode) this.#bar.hidden = true
    }
  }

  hide(): void {
    this.#bar.hidden = true
  }
}
