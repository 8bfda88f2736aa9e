import { AppError } from '@/utils/app-error'
import { now as clockNow } from '@/utils/clock'
import { freeShortcut } from '@/utils/replies/free-shortcut'
import { shortcutKeyOf } from '@/utils/replies/shortcut-key'
import type { Database } from '../database'
import type { Page, Written } from '../protocol/shared'
import type { FieldValues } from '../rows'
import type { MediaBrief } from '../schema/media'
import type { Reply, ReplyDraft } from '../schema/reply'
import type { Change } from '../write/change'
import { mutate } from '../write/mutate'
import { snapshot } from '../write/snapshot'
import { transact } from '../write/transact'
import { parseCursor, toPage } from './cursors'
import { filesOf } from './media-files'
import { contentOf, creationOf, editOf, hasSameText, toReply } from './reply-drafts'
import { keepVersions, pruneVersions } from './reply-versions'

type ReplyWithFiles = Reply & { files: MediaBrief[] }

/** Enough of a shortcut to find every other one that a free one must differ from. */
const SHORTCUT_STEM = 15

/** @throws AppError 'not-found' for an unknown reply, or one in the trash. */
export async function getReply(id: string): Promise<Reply> {
  return snapshot((db) => requireReply(db, id))
}

/** @returns a reply with what is to be shown of its files. @throws AppError 'not-found'. */
export async function getReplyWithFiles(id: string): Promise<ReplyWithFiles> {
  return snapshot(async (db) => withFiles(db, await requireReply(db, id)))
}

/** @returns whole replies by id, for an export. */
export async function exportReplies(query: {
  cursor?: string | undefined
  limit: number
}): Promise<Page<ReplyWithFiles>> {
  return snapshot(async (db) => {
    const [after] = query.cursor === undefined ? [''] : parseCursor(query.cursor, 1)
    const rows = await db.replies
      .where('id')
      .above(after)
      .filter(({ deletedAt }) => deletedAt === undefined)
      .limit(query.limit + 1)
      .toArray()
    const page = toPage(rows, query.limit, ({ id }) => [id])
    return { ...page, rows: await Promise.all(page.rows.map((row) => withFiles(db, toReply(row)))) }
  })
}

/**
 * Makes a reply, or changes the one of this id; how it read before is kept.
 * @throws AppError 'conflict' when it is to get a shortcut that another reply in use has.
 */
export async function saveReply(draft: ReplyDraft): Promise<Written> {
  return transact(async (tx) => {
    const now = clockNow()
    const old = await tx.db.replies.get(draft.id)
    if (old?.shortcut !== draft.shortcut) await requireFree(tx.db, draft)
    if (old !== undefined && !hasSameText(old, draft)) {
      await keepVersions(tx, [old], now)
      await pruneVersions(tx, old.id)
    }
    return mutate([old === undefined ? creationOf(draft, now) : editOf(old, draft, now)], 'replies.save')
  })
}

/**
 * Makes a copy under `newId`, with the same files and the next free shortcut ("hello-2").
 * @throws AppError 'not-found'.
 */
export async function duplicateReply(id: string, newId: string): Promise<Written & { shortcut: string }> {
  return transact(async (tx) => {
    const reply = await requireReply(tx.db, id)
    const known = await tx.db.replies.get(newId)
    if (known !== undefined) return { shortcut: known.shortcut }
    const shortcut = await shortcutBeside(tx.db, reply.shortcut)
    const { create } = creationOf({ ...contentOf(reply), id: newId, shortcut }, clockNow())
    const files = reply.media === undefined ? {} : { media: reply.media }
    return {
      ...(await mutate([{ table: 'replies', create: { ...create, ...files } }], 'replies.duplicate')),
      shortcut,
    }
  })
}

/** Puts a reply aside, or back to those that are offered. @throws AppError 'not-found'. */
export async function archiveReply(id: string, on: boolean): Promise<Written> {
  return transact(async (tx) => {
    const reply = await requireReply(tx.db, id)
    if (on === (reply.archivedAt !== undefined)) return {}
    return mutate([edit(id, { archivedAt: on ? clockNow() : null })], 'replies.archive')
  })
}

/** Notes that somebody looked a reply over. @throws AppError 'not-found'. */
export async function reviewReply(id: string): Promise<Written> {
  return transact(async (tx) => {
    await requireReply(tx.db, id)
    return mutate([edit(id, { reviewedAt: clockNow() })], 'replies.reviewed')
  })
}

/** Puts a reply into the trash. @throws AppError 'not-found'. */
export async function removeReply(id: string): Promise<Written> {
  return transact(async (tx) => {
    const reply = await tx.db.replies.get(id)
    if (reply === undefined) throw new AppError('not-found', 'replies')
    if (reply.deletedAt !== undefined) return {}
    return mutate([edit(id, { deletedAt: clockNow() })], 'replies.remove')
  })
}

/** Adds those of `drafts` that are not there; removed ones come back. */
export async function addStarters(drafts: readonly ReplyDraft[]): Promise<Written> {
  return transact(async (tx) => {
    const known = await tx.db.replies.bulkGet(drafts.map(({ id }) => id))
    const changes = drafts.flatMap((draft, at): Change[] => {
      const old = known[at]
      if (old === undefined) return [creationOf(draft, clockNow())]
      return old.deletedAt === undefined ? [] : [{ table: 'replies', id: old.id, set: { deletedAt: null } }]
    })
    return mutate(changes, 'replies.addStarters')
  })
}

async function requireReply(db: Database, id: string): Promise<Reply> {
  const row = await db.replies.get(id)
  if (row === undefined || row.deletedAt !== undefined) throw new AppError('not-found', 'replies')
  return toReply(row)
}

/** @throws AppError 'conflict' when another reply in use has the shortcut. */
export async function requireFree(
  db: Database,
  { id, shortcut }: Pick<ReplyDraft, 'id' | 'shortcut'>,
): Promise<void> {
  const holders = await db.replies.where('shortcutKey').equals(shortcutKeyOf(shortcut)).toArray()
  const isTaken = holders.some((row) => row.id !== id && row.archivedAt === undefined)
  if (isTaken) throw new AppError('conflict', 'replies.shortcut')
}

async function withFiles(db: Database, reply: Reply): Promise<ReplyWithFiles> {
  return { ...reply, files: await filesOf(db, reply) }
}

async function shortcutBeside(db: Database, shortcut: string): Promise<string> {
  const stem = Array.from(shortcutKeyOf(shortcut.replace(/-\d+$/u, ''))).slice(0, SHORTCUT_STEM)
  const taken = await db.replies.where('shortcutKey').startsWith(stem.join('')).keys()
  return freeShortcut(shortcut, new Set(taken.map(String)))
}

function edit(id: string, set: FieldValues): Change {
  return { table: 'replies', id, set }
}
