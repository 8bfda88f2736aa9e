import { AppError } from '@/utils/app-error'
import { now as clockNow } from '@/utils/clock'
import type { Written } from '../protocol/shared'
import type { Reply, ReplyRow } from '../schema/reply'
import type { ReplyUse } from '../schema/reply-use'
import type { Database } from '../database'
import { addToCount, REPLIES_REVISION, REPLY_USES_REVISION } from '../write/aggregates'
import { noteChange } from '../write/announce'
import type { Change } from '../write/change'
import { mutate } from '../write/mutate'
import { snapshot, transact } from '../write/transact'
import { readCount } from './counts'

/** What the person writes of a reply. */
export type ReplyDraft = {
  id: string
  shortcut: string
  title: string
  body: string
  language?: string | undefined
  labels: readonly string[]
}

const EXCERPT_LENGTH = 80

let list: { version: string; rows: ReplyRow[] } | undefined

/**
 * @returns every reply, slim, by shortcut, with a version that changes whenever one of the rows does. The list is kept
 * while the worker lives and read again when the version moved.
 */
export async function listReplies(): Promise<{ version: string; rows: ReplyRow[] }> {
  return snapshot(async (db) => {
    const version = await readVersion(db)
    if (list?.version !== version) list = { version, rows: await readRows(db) }
    return list
  })
}

/** @returns the version of the list alone. */
export async function repliesVersion(): Promise<string> {
  return snapshot(readVersion)
}

/** @throws AppError 'not-found' for an unknown reply, or one in the trash. */
export async function getReply(id: string): Promise<Reply> {
  return snapshot(async (db) => {
    const reply = await db.replies.get(id)
    if (reply === undefined || reply.deletedAt !== undefined) throw new AppError('not-found', 'replies')
    return reply
  })
}

/** Makes a reply, or changes the one of this id. */
export async function saveReply(draft: ReplyDraft): Promise<Written> {
  return transact(async (tx) => mutate([changeOf(draft, await tx.db.replies.get(draft.id))], 'replies.save'))
}

/** Adds those of `drafts` that are not there; removed ones come back. */
export async function addReplies(drafts: readonly ReplyDraft[]): Promise<Written> {
  return transact(async (tx) => {
    const known = await tx.db.replies.bulkGet(drafts.map(({ id }) => id))
    const changes = drafts.flatMap((draft, at): Change[] => {
      const old = known[at]
      if (old === undefined) return [changeOf(draft, undefined)]
      return old.deletedAt === undefined ? [] : [{ table: 'replies', id: old.id, set: { deletedAt: null } }]
    })
    return mutate(changes, 'replies.addStarters')
  })
}

/** Puts a reply into the trash. */
export async function removeReply(id: string): Promise<Written> {
  return transact(async (tx) => {
    const reply = await tx.db.replies.get(id)
    if (reply === undefined) throw new AppError('not-found', 'replies')
    if (reply.deletedAt !== undefined) return {}
    return mutate([{ table: 'replies', id, set: { deletedAt: clockNow() } }], 'replies.remove')
  })
}

/** Counts one use of a reply. */
export async function countUse(id: string): Promise<void> {
  await transact(async (tx) => {
    if ((await tx.db.replies.get(id)) === undefined) return
    const old = await tx.db.replyUses.get(id)
    await tx.db.replyUses.put({ id, uses: (old?.uses ?? 0) + 1, lastUsedAt: clockNow() })
    await addToCount(tx, REPLY_USES_REVISION, 1)
    noteChange(tx.changes, 'replyUses', id)
  })
}

function changeOf(
  { id, shortcut, title, body, language, labels }: ReplyDraft,
  old: Reply | undefined,
): Change {
  const now = clockNow()
  const fields = { shortcut, title, body }
  if (old !== undefined) {
    const gone = Object.keys(old.labels).map((label) => [`labels.${label}`, null])
    const kept = labels.map((label) => [`labels.${label}`, 1])
    const labelValues = Object.fromEntries([...gone, ...kept])
    return {
      table: 'replies',
      id,
      set: { ...fields, ...labelValues, language: language ?? null, deletedAt: null },
    }
  }
  const known = language === undefined ? {} : { language }
  const labelSet = Object.fromEntries(labels.map((label) => [label, 1 as const]))
  return {
    table: 'replies',
    create: { id, ...fields, ...known, labels: labelSet, createdAt: now, updatedAt: now },
  }
}

async function readVersion(db: Database): Promise<string> {
  return `${await readCount(db, REPLIES_REVISION)}.${await readCount(db, REPLY_USES_REVISION)}`
}

async function readRows(db: Database): Promise<ReplyRow[]> {
  const uses = new Map((await db.replyUses.toArray()).map((use) => [use.id, use]))
  const live = (await db.replies.toArray()).filter(({ deletedAt }) => deletedAt === undefined)
  return live.map((reply) => toRow(reply, uses.get(reply.id))).sort((a, b) => compare(a.shortcut, b.shortcut))
}

function toRow({ id, shortcut, title, labels, body }: Reply, use: ReplyUse | undefined): ReplyRow {
  return {
    id,
    shortcut,
    title,
    labels: Object.keys(labels),
    excerpt: Array.from(body.replace(/\s+/gu, ' ').trim()).slice(0, EXCERPT_LENGTH).join(''),
    uses: use?.uses ?? 0,
    ...(use !== undefined && { lastUsedAt: use.lastUsedAt }),
  }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b)
}
