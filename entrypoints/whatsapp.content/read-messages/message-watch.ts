import type { askPage } from '@/storage/client'
import type { SeenMessage } from '@/storage/protocol/page'
import type { ChatSighting } from '@/storage/schema/chat'
import type { MessageSighting } from '@/storage/schema/message'
import type { Clock } from '../base/clock'
import { Emitter } from '../base/emitter'
import type { Faults } from '../base/faults'
import type { Bridge } from '../bridge/bridge'
import { parseMessages } from '../bridge/parse-answers'
import type { ChatTracker } from '../observe-chat/chat-tracker'
import type { Finder } from '../page/find'
import { readPageFacts } from '../page/page-facts'
import { mergeModel } from './merge-model'
import { MessageReader } from './message-reader'
import { MessageReporter } from './message-reporter'

type Parts = {
  ask: typeof askPage
  clock: Clock
  faults: Faults
  finder: Finder
  bridge: Bridge
  tracker: ChatTracker
  signal: AbortSignal
}

/** Reads the open chat's messages after each change, completes them from the page's model, and hands them on. */
export class MessageWatch {
  /** The messages on the screen in their order, completed by what the page's model said of each. */
  readonly inSight = new Emitter<readonly MessageSighting[]>([])
  readonly #parts: Parts
  readonly #reader: MessageReader
  readonly #reporter: MessageReporter
  #epoch = -1
  #seen = new Map<string, string>()
  #lastLook: readonly MessageSighting[] = []
  #complete = new Map<string, MessageSighting>()

  constructor(parts: Parts) {
    this.#parts = parts
    this.#reader = new MessageReader(parts.finder)
    this.#reporter = new MessageReporter({ ...parts, onCard: () => this.sayAgain() })
  }

  /** The messages in sight at the last look: for health only. */
  get lastLook(): readonly MessageSighting[] {
    return this.#lastLook
  }

  /** Reads everything in sight again; what it says only when texts are kept. */
  readAgain(keepsTexts: boolean): void {
    this.#reader.keepsTexts = keepsTexts
    this.#reader.forget()
    this.#parts.faults.watch('messages', this.look([]))
  }

  /** Says everything in sight again, as when the chat has just got a card. */
  sayAgain(): void {
    this.#seen = new Map()
    this.#reporter.forget()
    this.#parts.faults.watch('messages', this.look([]))
  }

  async look(touched: Iterable<HTMLElement>): Promise<void> {
    const { tracker, clock } = this.#parts
    this.#reader.touch(touched)
    let chat = tracker.sighting.value
    if (!chat) {
      this.#start(-1)
      this.#reporter.leave()
      return
    }
    if (chat.epoch !== this.#epoch) this.#start(chat.epoch)
    // Drawn anew and not yet seen by the tracker: the page's next change may be long in coming.
    if (!tracker.isSteady) chat = await tracker.confirm()
    if (chat?.epoch !== this.#epoch || !tracker.areMessagesCertain || !tracker.isSteady) return
    const messages = this.#reader.read(chat, readPageFacts(), clock.now())
    this.#lastLook = messages
    const changed = messages.filter(
      (message) => this.#seen.get(message.messageId) !== JSON.stringify(message),
    )
    for (const message of changed) this.#seen.set(message.messageId, JSON.stringify(message))
    const complete = changed.length > 0 ? await this.#askModel(chat, changed) : []
    if (tracker.sighting.value?.epoch !== chat.epoch) return
    this.#reporter.see(tracker.sighting.value, complete)
    for (const message of complete) this.#complete.set(message.messageId, message)
    this.inSight.set(this.#lastLook.map((message) => this.#complete.get(message.messageId) ?? message))
  }

  #start(epoch: number): void {
    this.#epoch = epoch
    this.#seen = new Map()
    this.#lastLook = []
    this.#complete = new Map()
    this.inSight.set([])
    this.#reader.forget()
  }

  async #askModel(chat: ChatSighting, messages: readonly SeenMessage[]): Promise<SeenMessage[]> {
    if (chat.source === 'dom') return [...messages]
    const ids = messages.map((message) => message.messageId)
    const models = parseMessages(await this.#parts.bridge.ask({ do: 'messages', ids }))
    const modelById = new Map(models.map((model) => [model.id, model]))
    return messages.map((message) => mergeModel(message, modelById.get(message.messageId)))
  }
}
