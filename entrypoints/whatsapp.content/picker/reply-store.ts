import type { askPage } from '@/storage/client'
import type { ReplyRow } from '@/storage/schema/reply'
import { indexReply, rankReplies, type IndexedReply } from '@/utils/replies/rank-replies'

/** The picker's slim list, kept until the background says that it changed. */
export class ReplyStore {
  readonly #ask: typeof askPage
  #version: string | undefined
  #replies: readonly IndexedReply<ReplyRow>[] | undefined
  #loading: Promise<boolean> | undefined
  #isStale = true

  constructor(ask: typeof askPage) {
    this.#ask = ask
  }

  get isLoaded(): boolean {
    return this.#replies !== undefined
  }

  get isEmpty(): boolean {
    return this.#replies?.length === 0
  }

  markStale(): void {
    this.#isStale = true
  }

  /** Loads the list when it is not the newest. Rejects with an AppError. @returns whether it changed. */
  async refresh(): Promise<boolean> {
    if (!this.#isStale) return false
    this.#loading ??= this.#load().finally(() => {
      this.#loading = undefined
    })
    return this.#loading
  }

  rank(words: string, nowMs: number, limit: number): { rows: ReplyRow[]; total: number } {
    return rankReplies(this.#replies ?? [], words, nowMs, limit)
  }

  async #load(): Promise<boolean> {
    const version = this.#version
    this.#isStale = false
    try {
      const answer = await this.#ask('page.replies', version === undefined ? {} : { version })
      this.#version = answer.version
      if (answer.rows) this.#replies = answer.rows.map(indexReply)
      return answer.rows !== undefined
    } catch (error) {
      this.#isStale = true
      throw error
    }
  }
}
