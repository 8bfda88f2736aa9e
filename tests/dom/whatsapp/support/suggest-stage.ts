import type { Suggestion } from '@/storage/schema/suggestion'
import { runAdapter, type Adapter } from './adapter'
import { FakeBackground, replyRow } from './fake-background'
import { composer, pasteInto, type } from './fake-editor'
import { showFixture } from './fixture'
import { messageOf, tail, textBubble } from './row'

export const HOURS: Suggestion = {
  ruleId: '00000000-0000-4000-8000-000000000001',
  replyId: 'hours',
  title: 'Opening hours',
  reason: 'Asked for “hours”',
}

type Proposed = { suggestion?: Suggestion; askAgainAt?: number }

/** A chat, an empty message box, and a background that proposes what a test wants. */
export class SuggestStage {
  readonly background = new FakeBackground()
  proposed: Proposed = { suggestion: HOURS }
  isHidden = false
  #adapter: Adapter | undefined

  constructor() {
    showFixture('2026-bare-en-dark')
    composer().replaceChildren(document.createElement('p'))
    composer().tabIndex = 0
    this.background.suggests = 'with-words'
    this.background.replies = [replyRow('hello'), replyRow('hours', { title: 'Opening hours' })]
    this.background.answers['page.suggest'] = () => this.proposed
    Object.defineProperty(document, 'hidden', { configurable: true, get: () => this.isHidden })
  }

  get adapter(): Adapter {
    if (!this.#adapter) throw new Error('Not started')
    return this.#adapter
  }

  async start(): Promise<void> {
    const paste = (text: string) => {
      queueMicrotask(() => pasteInto(composer(), text))
      return ''
    }
    this.#adapter = await runAdapter({ background: this.background, world: { paste } })
    await this.pass()
  }

  end(): void {
    Reflect.deleteProperty(document, 'hidden')
  }

  get asked() {
    return this.background.inputs('page.suggest')
  }

  get chip(): HTMLElement {
    return this.adapter.shadow('layer').querySelector<HTMLElement>('.chip')!
  }

  get shown(): string | null | undefined {
    return this.chip.hidden ? undefined : this.chip.textContent
  }

  button(name: string): HTMLElement {
    const all = [...this.chip.querySelectorAll('button')]
    return all.find((one) => (one.getAttribute('aria-label') ?? one.textContent) === name)!
  }

  async pass(ms = 1_500): Promise<void> {
    await this.adapter.clock.advance(ms)
  }

  async typing(text: string): Promise<void> {
    type(text)
    await this.pass(10)
  }

  /** The page shows another chat, without messages. */
  async openChat(title: string): Promise<void> {
    document.querySelector('[data-testid=conversation-info-header-chat-title]')!.textContent = title
    for (const message of document.querySelectorAll('[data-id]')) message.remove()
    await this.pass()
  }
}

export function addMessage(id: string, text: string, side: 'in' | 'out' = 'in'): void {
  const row = document.createElement('div')
  row.append(messageOf(tail(side) + textBubble(text), id))
  document.querySelector('[data-tab="8"]')!.append(row)
}
