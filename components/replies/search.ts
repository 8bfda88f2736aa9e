import type { ReplyRow } from '@/storage/schema/reply'
import { now } from '@/utils/clock'
import { indexReply, rankReplies } from '@/utils/replies/rank-replies'

/** @returns the replies that fit `query`, in the order of the picker; without a query all of them, the most used first. */
export function searchReplies(rows: readonly ReplyRow[], query: string): ReplyRow[] {
  const words = query.trim().replace(/^[/;]+/, '')
  return rankReplies(rows.map(indexReply), words, now(), rows.length).rows
}
