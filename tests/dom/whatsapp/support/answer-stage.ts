import type { AnswerState } from '@/storage/schema/team'
import { composer, drawLines } from './fake-editor'
import { SuggestStage } from './suggest-stage'

/** A chat, an empty message box, a team, and a background that says who answers what a test wants. */
export class AnswerStage extends SuggestStage {
  answer: AnswerState = { state: 'free' }

  constructor() {
    super()
    this.background.suggests = 'nothing'
    this.background.hasTeam = true
    this.background.answers['page.answering'] = () => this.answer
  }

  get mark(): HTMLElement {
    return this.adapter.shadow('layer').querySelector<HTMLElement>('.lock')!
  }

  /** What the mark says; undefined while there is none. */
  get says(): [string | undefined, string | null] | undefined {
    return this.mark.hidden ? undefined : [this.mark.dataset['state'], this.mark.textContent]
  }

  /** What was told, as `doing name`, since this was asked last. */
  told(): string[] {
    const all = this.background.told.splice(0)
    return all.flatMap((one) =>
      one.name === 'page.answering' ? [`${one.input.doing} ${one.input.chat.name}`] : [],
    )
  }

  /** A key, as the page's editor takes it: it draws by itself, and the browser's own change is prevented. */
  key(text: string, target: HTMLElement = composer()): Event {
    const event = new InputEvent('beforeinput', { bubbles: true, composed: true, cancelable: true })
    target.dispatchEvent(event)
    drawLines(target, text)
    document.dispatchEvent(new Event('selectionchange'))
    return event
  }

  /** The page empties the message box, as it does when a message is sent. */
  empty(): void {
    composer().replaceChildren(document.createElement('p'))
    document.dispatchEvent(new Event('selectionchange'))
  }
}
