import { element, pressButton } from '../base/element'

type Button = { label: string; onPress: () => void }

/** One line of ours at the foot of the page. The newest text replaces the one before. */
export class NoticeBar {
  readonly #bar = element('div', { class: 'bar rise', role: 'status', hidden: true })

  constructor(root: HTMLElement) {
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

export const NOTICE_STYLES = `
.bar {
  position: fixed; inset-block-end: 84px; inset-inline: 0; margin-inline: auto; width: fit-content; z-index: 2147483100;
  max-width: min(560px, calc(100vw - 32px)); display: flex; align-items: center; gap: 10px; padding: 10px 14px;
  background: var(--bg); border: 1px solid var(--line); border-radius: 12px; box-shadow: var(--shadow);
}
.bar span { unicode-bidi: plaintext }
.bar button { color: var(--accent); font-weight: 600; flex: none }
`
