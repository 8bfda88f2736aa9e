import type { ReplyUse } from '../schema/reply-use'
import type { Reply, ReplyRow } from '../schema/reply'
import type { Database } from '../database'
import { REPLIES_REVISION, REPLY_USES_REVISION } from '../count-keys'
import { snapshot } from '../write/snapshot'
import { readCount } from './counts'

type ReplyList = { version: string; rows: ReplyRow[] }

const EXCERPT_LENGTH = 80

type Kept = ReplyList & { offered: ReplyRow[] }

const kept = new WeakMap<Database, Kept>()

/**
 * @returns every reply, slim, by shortcut, with a version that changes whenever one of the rows does. The list is kept
 * while the worker lives and read again when the version moved.
 */
export async function listReplies(): Promise<ReplyList> {
  const { version, rows } = await readList()
  return { version, rows }
}

/** @returns the replies the picker offers: without those that were put aside. */
export async function listOfferedReplies(): Promise<ReplyList> {
  const { version, offered } = await readList()
  return { version, rows: offered }
}

/** @returns the version of the list alone. */
export async function repliesVersion(): Promise<string> {
  return snapshot(readVersion)
}

async function readList(): Promise<Kept> {
  return snapshot(async (db) => {
    const version = await readVersion(db)
    const known = kept.get(db)
    if (known?.version === version) return known
    const rows = await readRows(db)
    const list = { version, rows, offered: rows.filter(({ isArchived }) => isArchived === undefined) }
    kept.set(db, list)
    return list
  })
}

async function readVersion(db: Database): Promise<string> {
  return `${await readCount(db, REPLIES_REVISION)}.${await readCount(db, REPLY_USES_REVISION)}`
}

async function readRows(db: Database): Promise<ReplyRow[]> {
  const uses = new Map((await db.replyUses.toArray()).map((use) => [use.id, use]))
  const live = (await db.replies.toArray()).filter(({ deletedAt }) => deletedAt === undefined)
  return live.map((reply) => toRow(reply, uses.get(reply.id))).sort((a, b) => compare(a.shortcut, b.shortcut))
}

function toRow(reply: Reply, use: ReplyUse | undefined): ReplyRow {
  const { id, shortcut, title, labels, body, folder, language, variants, media, archivedAt } = reply
  const languages = [
    ...new Set([...(language === undefined ? [] : [language]), ...Object.keys(variants ?? {})]),
  ]
  return {
    id,
    shortcut,
    title,
    ...(folder !== undefined && { folder }),
    labels: Object.keys(labels),
    excerpt: Array.from(body.replace(/\s+/gu, ' ').trim()).slice(0, EXCERPT_LENGTH).join(''),
    uses: use?.uses ?? 0,
    ...(use !== undefined && { lastUsedAt: use.lastUsedAt }),
    ...(languages.length > 0 && { languages }),
    ...(Object.keys(media ?? {}).length > 0 && { hasMedia: true as const }),
    ...(archivedAt !== undefined && { isArchived: true as const }),
  }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b)
}
