import type { askPage } from '@/storage/client'
import type { ReplyBoost } from '@/storage/protocol/page'
import type { ChatIdentity } from '@/storage/schema/chat'
import type { ReplyRow } from '@/storage/schema/reply'
import type { StringKey } from '../strings'
import { indexReply, rankReplies, type IndexedReply } from '@/utils/replies/rank-replies'

type Chat = {
  boosts: ReadonlyMap<string, ReplyBoost>
  kind: ChatIdentity['kind']
  suggestedId: string | undefined
}
type Ranked = { rows: ReplyRow[]; total: number; lastId?: string }

/** The picker's slim list, kept until the background says that it changed. */
export class ReplyStore {
  readonly #ask: typeof askPage
  #version: string | undefined
  #replies: readonly IndexedReply<ReplyRow>[] | undefined
  #loading: Promise<boolean> | undefined
  #isStale = true
  readonly #lastIds = new Map<ChatIdentity['kind'], string>()

  constructor(ask: typeof askPage) {
    this.#ask = ask
  }

  get isLoaded(): boolean {
    return this.#replies !== undefined
  }

  /** What to say where no reply is found. */
  get absence(): StringKey {
    if (!this.#replies) return 'page.picker.loading'
    return this.#replies.length === 0 ? 'page.picker.none' : 'page.picker.noMatch'
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

  /** Tells which reply was inserted, before anybody knows whether it is sent. */
  noteInserted(replyId: string, kind: ChatIdentity['kind']): void {
    this.#lastIds.set(kind, replyId)
  }

  /**
   * Without words the reply that is suggested comes first, else the one that was used last in such a chat, so that Enter
   * repeats it.
   */
  rank(words: string, nowMs: number, limit: number, { boosts, kind, suggestedId }: Chat): Ranked {
    const ranked = rankReplies(this.#replies ?? [], words, nowMs, limit, boosts)
    const last = words.trim() === '' ? (this.#find(suggestedId) ?? this.#lastUsed(kind)) : undefined
    if (!last) return ranked
    const rows = [last, ...ranked.rows.filter((row) => row !== last)].slice(0, limit)
    return { rows, total: ranked.total, lastId: last.id }
  }

  #find(id: string | undefined): ReplyRow | undefined {
    return this.#replies?.find(({ row }) => row.id === id)?.row
  }

  #lastUsed(kind: ChatIdentity['kind']): ReplyRow | undefined {
    const id = this.#lastIds.get(kind)
    let last: ReplyRow | undefined
    for (const { row } of this.#replies ?? []) {
      if (row.id === id) return row
      if ((row.lastUsedAt ?? 0) > (last?.lastUsedAt ?? 0)) last = row
    }
    return last
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
