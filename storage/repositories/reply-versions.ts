import { Dexie, type Collection } from 'dexie'
import { newId } from '@/utils/ids'
import type { Database } from '../database'
import type { Reply, ReplyVersion } from '../schema/reply'
import { noteChange } from '../write/announce'
import { isSame } from '../write/paths'
import { snapshot } from '../write/snapshot'
import type { Transaction } from '../write/transaction'
import { contentOf } from './reply-drafts'

const MAX_VERSIONS = 50

/** Keeps how replies read until now, in the transaction that writes their new words. */
export async function keepVersions(tx: Transaction, replies: readonly Reply[], now: number): Promise<void> {
  const versions = replies.map((old): ReplyVersion => ({
    id: newId(),
    replyId: old.id,
    at: now,
    content: contentOf(old),
  }))
  await tx.db.replyVersions.bulkAdd(versions)
  for (const { id } of versions) noteChange(tx.changes, 'replyVersions', id)
}

/** Drops the oldest versions of a reply that has more than fifty. */
export async function pruneVersions(tx: Transaction, replyId: string): Promise<void> {
  const ids = await versionRows(tx.db, replyId).primaryKeys()
  if (ids.length > MAX_VERSIONS) await tx.db.replyVersions.bulkDelete(ids.slice(0, ids.length - MAX_VERSIONS))
}

/** @returns the last fifty texts of a reply, newest first; after an undo, not the one it has again. */
export async function versionsOf(replyId: string): Promise<ReplyVersion[]> {
  return snapshot(async (db) => {
    const reply = await db.replies.get(replyId)
    const versions = await versionRows(db, replyId).reverse().limit(MAX_VERSIONS).toArray()
    const newest = versions[0]
    const isCurrent = reply !== undefined && newest !== undefined && isSame(newest.content, contentOf(reply))
    return isCurrent ? versions.slice(1) : versions
  })
}

/** @returns the rows of a reply's former texts, oldest first. */
export function versionRows(db: Database, replyId: string): Collection<ReplyVersion, string> {
  return db.replyVersions.where('[replyId+at]').between([replyId, Dexie.minKey], [replyId, Dexie.maxKey])
}
