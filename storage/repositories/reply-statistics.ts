import { now as clockNow } from '@/utils/clock'
import { type MeasuredReply, statisticsOf } from '@/utils/replies/statistics'
import type { Database } from '../database'
import type { ReplyStatistics } from '../schema/reply-use'
import { snapshot } from '../write/snapshot'
import { ANSWER_MS } from './reply-answered'

/** @returns the figures of every reply, those that were put aside too. */
export async function replyStatistics(): Promise<ReplyStatistics[]> {
  const now = clockNow()
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
  return statisticsOf(await snapshot((db) => measuredReplies(db, now)), now, timeZone)
}

async function measuredReplies(db: Database, now: number): Promise<MeasuredReply[]> {
  const live = (await db.replies.toArray()).filter(({ deletedAt }) => deletedAt === undefined)
  const uses = new Map((await db.replyUses.toArray()).map((use) => [use.id, use]))
  const pending = await pendingByReply(db, now)
  return live.map(({ id, shortcut, title, archivedAt, createdAt, reviewedAt }) => {
    const use = uses.get(id)
    return {
      id,
      shortcut,
      title,
      isArchived: archivedAt !== undefined,
      createdAt,
      reviewedAt,
      uses: use?.uses ?? 0,
      lastUsedAt: use?.lastUsedAt,
      measured: use?.measured ?? 0,
      answered: use?.answered ?? 0,
      pending: pending.get(id) ?? 0,
      replyTimesMs: use?.replyTimes ?? [],
    }
  })
}

/** What is open and younger than a day: a day's work at most. */
async function pendingByReply(db: Database, now: number): Promise<Map<string, number>> {
  const counts = new Map<string, number>()
  for (const { replyId } of await db.replyEvents
    .where('openAt')
    .above(now - ANSWER_MS)
    .toArray()) {
    counts.set(replyId, (counts.get(replyId) ?? 0) + 1)
  }
  return counts
}
