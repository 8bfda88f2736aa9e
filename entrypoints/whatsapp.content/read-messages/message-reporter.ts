import type { ChatSighting } from '@/storage/schema/chat'
import type { SeenMessage } from '@/storage/protocol/page'
import type { askPage } from '@/storage/client'
import type { Cancel, Clock } from '../base/clock'
import type { Faults } from '../base/faults'

type Parts = {
  ask: typeof askPage
  clock: Clock
  faults: Faults
  signal: AbortSignal
  /** The open chat has just got a card. */
  onCard: () => void
}

const BATCH_MS = 250
const MAX_BATCH = 200
const RETRY_MS = [1_000, 4_000, 15_000, 60_000] as const

/** Sends what is new or changed of the open chat's messages, in batches; a batch that fails is sent again later. */
export class MessageReporter {
  readonly #parts: Parts
  #chat: ChatSighting | undefined
  #said = new Map<string, string>()
  #waiting = new Map<string, SeenMessage>()
  #isChatSaid = false
  #isRecorded: boolean | undefined
  #failures = 0
  #cancel: Cancel | undefined

  constructor(parts: Parts) {
    this.#parts = parts
  }

  /** To be told of each look at the open chat, with all its messages in sight. */
  see(chat: ChatSighting, messages: readonly SeenMessage[]): void {
    if (this.#chat && this.#chat.key !== chat.key) this.leave()
    this.#chat = chat
    for (const message of messages) {
      const known = this.#waiting.get(message.messageId)
      const said = known ? JSON.stringify(known) : this.#said.get(message.messageId)
      if (said !== JSON.stringify(message)) this.#waiting.set(message.messageId, message)
    }
    if (this.#waiting.size > 0 || !this.#isChatSaid) this.#sendSoon(BATCH_MS)
  }

  /** What waits is sent at once; the next chat starts afresh. */
  leave(): void {
    this.#cancel?.()
    this.#cancel = undefined
    if (this.#chat && this.#waiting.size > 0) this.#parts.faults.watch('messages', this.#send())
    this.#chat = undefined
    this.#isRecorded = undefined
    this.forget()
  }

  /** Says everything in sight again, as when the chat has just got a card. */
  forget(): void {
    this.#said = new Map()
    this.#isChatSaid = false
    if (!this.#chat) this.#waiting = new Map()
  }

  #sendSoon(delayMs: number): void {
    this.#cancel ??= this.#parts.clock.after(delayMs, () => {
      this.#cancel = undefined
      this.#parts.faults.watch('messages', this.#send())
    })
  }

  async #send(): Promise<void> {
    const chat = this.#chat
    if (!chat || this.#parts.signal.aborted) return
    const messages = [...this.#waiting.values()].slice(0, MAX_BATCH)
    for (const { messageId } of messages) this.#waiting.delete(messageId)
    let isRecorded = false
    try {
      isRecorded = (await this.#parts.ask('page.chatSeen', { chat, messages })).recorded
    } catch (error) {
      this.#retry(chat, messages)
      throw error
    }
    if (this.#chat?.key !== chat.key) return
    this.#failures = 0
    this.#isChatSaid = true
    // The chat has just got a card: what was seen before was not kept, so it is said again.
    if (isRecorded && this.#isRecorded === false) this.#parts.onCard()
    this.#isRecorded = isRecorded
    for (const message of messages) this.#said.set(message.messageId, JSON.stringify(message))
    if (this.#waiting.size > 0) this.#sendSoon(BATCH_MS)
  }

  #retry(chat: ChatSighting, messages: readonly SeenMessage[]): void {
    if (this.#chat?.key !== chat.key) return
    for (const message of messages) {
      if (!this.#waiting.has(message.messageId)) this.#waiting.set(message.messageId, message)
    }
    this.#sendSoon(RETRY_MS[Math.min(this.#failures, RETRY_MS.length - 1)] ?? BATCH_MS)
    this.#failures += 1
  }
}
