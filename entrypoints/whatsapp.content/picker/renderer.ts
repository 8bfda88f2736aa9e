import type { askPage } from '@/storage/client'
import type { Rendered } from '@/storage/protocol/page'
import type { ChatIdentity, ChatSighting } from '@/storage/schema/chat'
import type { Cancel, Clock } from '../base/clock'

type Result = { replyId: string; rendered: Rendered } | { replyId: string; error: unknown }

const DEBOUNCE_MS = 60

/** Asks the background what a customer would get; only the last question's answer is given on. */
export class ReplyRenderer {
  readonly #ask: typeof askPage
  readonly #clock: Clock
  readonly #onResult: (result: Result) => void
  #cancel: Cancel | undefined
  #turn = 0

  constructor(ask: typeof askPage, clock: Clock, onResult: (result: Result) => void) {
    this.#ask = ask
    this.#clock = clock
    this.#onResult = onResult
  }

  render(replyId: string, chat: ChatSighting, answers: Readonly<Record<string, string>>): Promise<Rendered> {
    const { messageIds } = chat
    return this.#ask('page.renderReply', {
      replyId,
      chat: identityOf(chat),
      messageIds,
      answers: { ...answers },
    })
  }

  renderSoon(replyId: string, chat: ChatSighting, answers: Readonly<Record<string, string>>): void {
    this.cancel()
    const turn = this.#turn
    this.#cancel = this.#clock.after(DEBOUNCE_MS, () => {
      this.render(replyId, chat, answers).then(
        (rendered) => turn === this.#turn && this.#onResult({ replyId, rendered }),
        (error: unknown) => turn === this.#turn && this.#onResult({ replyId, error }),
      )
    })
  }

  cancel(): void {
    this.#turn += 1
    this.#cancel?.()
  }
}

/** @returns who the chat is, without what only this moment's view of it tells. */
export function identityOf(chat: ChatSighting): ChatIdentity {
  const { account, key, kind, name, lid, phone, group } = chat
  return {
    account,
    key,
    kind,
    name,
    ...(lid !== undefined && { lid }),
    ...(phone !== undefined && { phone }),
    ...(group !== undefined && { group }),
  }
}
