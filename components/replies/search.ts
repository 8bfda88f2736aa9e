import type { ReplyRow } from '@/storage/schema/reply'
import { now } from '@/utils/clock'
import { type IndexedReply, indexReply, rankReplies } from '@/utils/replies/rank-replies'
import { recentFirst } from '@/utils/replies/recent-first'

export type ReplyIndex = readonly IndexedReply<ReplyRow>[]

/** @returns the replies with their words as they are compared: made once for a list, not for each letter typed. */
export function indexReplies(rows: readonly ReplyRow[]): ReplyIndex {
  return rows.map(indexReply)
}

/**
 * @returns the replies that fit `query`, in the order of the picker; without a query all of them, the ones used last and
 * most first.
 */
export function searchReplies(index: ReplyIndex, query: string): ReplyRow[] {
  const words = query.trim().replace(/^[/;]+/, '')
  const { rows } = rankReplies(index, words, now(), index.length)
  return words === '' ? recentFirst(rows, now()) : rows
}
