import type { askPage } from '@/storage/client'
import type { Hello } from '@/storage/protocol/page'
import type { Suggestion } from '@/storage/schema/suggestion'
import type { Cancel, Clock } from '../base/clock'
import type { Emitter } from '../base/emitter'
import type { Faults } from '../base/faults'
import type { EditorFinder } from '../composer/find-editor'
import type { OverBox } from '../layer/over-box'
import type { ChatTracker } from '../observe-chat/chat-tracker'
import { messageIdsOn } from '../observe-chat/message-ids'
import type { Finder } from '../page/find'
import type { Conversation } from '../read-messages/conversation'
import { focusEditor } from '../sidebar-frame/focus-editor'
import type { Say } from '../strings'
import { momentOf } from './chat-moment'
import { ChipView } from './chip-view'

type Parts = {
  ask: typeof askPage
  clock: Clock
  faults: Faults
  signal: AbortSignal
  finder: Finder
  tracker: ChatTracker
  editors: EditorFinder
  conversation: Conversation
  /** Announces each change of the page. */
  changed: Emitter<number>
  hello: Emitter<Hello>
  over: OverBox
  say: () => Say
  /** Whether the message box is somebody else's business now. */
  isBusy: () => boolean
  /** The person wants to see the reply, and perhaps to insert it. */
  onOpen: () => void
}

/** So long after the last change the chat has settled. */
const SETTLED_MS = 400
const LOOK_BACK = 9
const SOONEST_MS = 1_000
/** Timers know no longer wait; asking once more in between does no harm. */
const LATEST_MS = 86_400_000

/** Asks which reply the rules propose for the open chat, and shows it while the message box is empty. */
export class Suggester {
  readonly #parts: Parts
  readonly #view: ChipView
  /** In this tab, by rule and chat: chats without a card are remembered nowhere else. */
  readonly #dismissed = new Set<string>()
  /** Messages that were ever in sight in this chat. */
  readonly #known = new Set<string>()
  #suggestion: Suggestion | undefined
  #epoch: number | undefined
  #newest = ''
  #isDue = false
  #cancel: Cancel | undefined

  constructor(parts: Parts) {
    this.#parts = parts
    this.#view = new ChipView(parts.over, parts.say, {
      onOpen: parts.onOpen,
      onDismiss: () => this.dismiss(),
    })
    const { conversation, hello, changed, tracker, faults, signal } = parts
    const askSoon = () => this.#askIn(SETTLED_MS)
    const update = () => faults.guard('suggest', () => this.#update())
    tracker.sighting.follow((chat) => {
      if (chat?.epoch === this.#epoch) return
      this.#epoch = chat?.epoch
      this.#known.clear()
      this.#take(undefined)
      askSoon()
    })
    conversation.follow(() => {
      for (const { messageId } of conversation.messages) this.#known.add(messageId)
      const newest = String(
        conversation.messages.slice(-LOOK_BACK).map(({ messageId, ack }) => messageId + ack),
      )
      if (newest === this.#newest || !this.#isAtEnd()) return
      this.#newest = newest
      askSoon()
    })
    hello.follow(askSoon)
    changed.follow(update)
    for (const type of ['input', 'selectionchange', 'focusin', 'visibilitychange'])
      document.addEventListener(type, update, { capture: true, signal })
  }

  /** What is proposed for the open chat, shown or not. */
  get current(): Suggestion | undefined {
    return this.#suggestion
  }

  /** Takes the suggestion away from this chat for good. */
  dismiss(): void {
    const { ask, faults, tracker, editors } = this.#parts
    const chat = tracker.sighting.value
    const { ruleId } = this.#suggestion ?? {}
    if (!chat || ruleId === undefined) return
    this.#dismissed.add(`${ruleId} ${chat.key}`)
    this.#take(undefined)
    focusEditor(editors.active())
    faults.watch('suggest', ask('page.suggestionDismissed', { ruleId, chat }))
  }

  #askIn(delayMs: number): void {
    this.#cancel?.()
    this.#cancel = this.#parts.clock.after(delayMs, () => {
      this.#cancel = undefined
      this.#isDue = true
      this.#update()
    })
  }

  /** Follows what the person does: there is a chip only over an empty message box. */
  #update(): void {
    if (!this.#isDue && !this.#suggestion) return
    const editor = this.#emptyBox()
    if (this.#suggestion && editor) this.#view.show(this.#suggestion, editor)
    else this.#view.hide()
    if (this.#isDue && editor && !document.hidden && this.#isAtEnd()) {
      this.#isDue = false
      this.#parts.faults.watch('suggest', this.#ask())
    }
  }

  #emptyBox(): HTMLElement | undefined {
    const { editors, finder, isBusy } = this.#parts
    const editor = editors.active()
    const isEmpty = editor?.textContent === '' && !editor.querySelector('img')
    const isFree = isEmpty && editor === editors.composer() && !isBusy() && !finder.one('mediaPreview')
    return isFree ? editor : undefined
  }

  /** Whether the newest message is in sight: far up in a conversation its end is not drawn, and older ones tell nothing. */
  #isAtEnd(): boolean {
    const { finder, conversation } = this.#parts
    const newest = messageIdsOn(finder.one('main'), finder).findLast((id) => this.#known.has(id))
    return newest === conversation.messages.at(-1)?.messageId
  }

  async #ask(): Promise<void> {
    const { ask, tracker, hello, clock, conversation } = this.#parts
    const chat = tracker.sighting.value
    const { suggests } = hello.value
    if (!chat || suggests === 'nothing') return this.#take(undefined)
    const moment = momentOf(conversation, suggests === 'with-words')
    const { suggestion, askAgainAt } = await ask('page.suggest', { chat, moment })
    if (chat.epoch !== tracker.sighting.value?.epoch) return
    this.#take(
      suggestion && !this.#dismissed.has(`${suggestion.ruleId} ${chat.key}`) ? suggestion : undefined,
    )
    // What has happened meanwhile is asked about sooner.
    if (askAgainAt === undefined || this.#cancel) return
    this.#askIn(Math.min(Math.max(askAgainAt - clock.now(), SOONEST_MS), LATEST_MS))
  }

  #take(suggestion: Suggestion | undefined): void {
    if (JSON.stringify(suggestion) === JSON.stringify(this.#suggestion)) return
    this.#view.hide()
    this.#suggestion = suggestion
    this.#update()
  }
}
