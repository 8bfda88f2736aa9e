import type { askPage } from '@/storage/client'
import type { ReplyBoost } from '@/storage/protocol/page'
import type { ChatSighting } from '@/storage/schema/chat'
import type { Conversation } from '../read-messages/conversation'
import { identityOf } from './identity-of'

type Boosts = ReadonlyMap<string, ReplyBoost>

/** Which replies fit the open chat: asked once for each last message. */
export class ReplyContext {
  readonly #ask: typeof askPage
  readonly #conversation: Conversation
  #known: { key: string; boosts: Promise<Boosts> } | undefined

  constructor(ask: typeof askPage, conversation: Conversation) {
    this.#ask = ask
    this.#conversation = conversation
  }

  forget(): void {
    this.#known = undefined
  }

  /** @returns them by reply. Rejects with an AppError; the next time it is asked again. */
  of(chat: ChatSighting): Promise<Boosts> {
    const last = this.#conversation.lastIncoming()
    const key = JSON.stringify([chat.account, chat.key, last?.messageId])
    if (this.#known?.key === key) return this.#known.boosts
    const boosts = this.#load(chat, last?.text)
    this.#known = { key, boosts }
    return boosts
  }

  async #load(chat: ChatSighting, lastIn: string | undefined): Promise<Boosts> {
    const { messageIds } = chat
    const input = { chat: identityOf(chat), messageIds, ...(lastIn !== undefined && { lastIn }) }
    try {
      const { boosts } = await this.#ask('page.replyContext', input)
      return new Map(boosts.map((boost) => [boost.replyId, boost]))
    } catch (error) {
      this.forget()
      throw error
    }
  }
}
