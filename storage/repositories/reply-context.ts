import { now as clockNow } from '@/utils/clock'
import { type ChatContext, type ContextFit, fitContext } from '@/utils/replies/context-fit'
import { type ContextIndex, type ContextReply, indexContext } from '@/utils/replies/context-index'
import { frecency } from '@/utils/replies/rank-replies'
import type { Database } from '../database'
import { privacyGuard } from '../private-chats'
import type { Reply } from '../schema/reply'
import { REPLIES_REVISION } from '../count-keys'
import { snapshot } from '../write/snapshot'
import { readCount } from './counts'
import { resolve, type Sighting } from './identity'
import { listOfferedReplies } from './reply-list'

type Kept = { revision: number; index: Promise<ContextIndex> }

const kept = new WeakMap<Database, Kept>()

/**
 * Finds the replies that fit the open chat: by the tags and the language of its card, and by the words of its last
 * incoming message, which are compared and forgotten.
 * @returns at most 50, the best first; none for a private chat.
 */
export async function findReplyContext(
  sighting: Sighting,
  lastIn: string | undefined,
): Promise<ContextFit[]> {
  if ((await privacyGuard(sighting)).isPrivate()) return []
  const { rows } = await listOfferedReplies()
  const rowsById = new Map(rows.map((row) => [row.id, row]))
  const now = clockNow()
  const card = await snapshot((db) => cardContext(db, sighting))
  return fitContext(await contextIndex(), { ...card, text: lastIn }, (replyId) => {
    const row = rowsById.get(replyId)
    return row === undefined ? 0 : frecency(row, now)
  })
}

/** Kept while the worker lives and made anew when a reply has changed. */
async function contextIndex(): Promise<ContextIndex> {
  const read = await snapshot(async (db) => {
    const revision = await readCount(db, REPLIES_REVISION)
    const known = kept.get(db)
    return known?.revision === revision ? known : { db, revision, replies: await db.replies.toArray() }
  })
  if ('index' in read) return read.index
  const offered = read.replies.filter(
    ({ deletedAt, archivedAt }) => deletedAt === undefined && archivedAt === undefined,
  )
  // Outside the transaction: it takes its time.
  const index = indexContext(offered.map(toContextReply), nextTask)
  kept.set(read.db, { revision: read.revision, index })
  return index
}

/** Lets what else waits for the background go first. */
async function nextTask(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve))
}

function toContextReply({ id, shortcut, title, labels, language, body, variants = {} }: Reply): ContextReply {
  return {
    id,
    shortcut,
    title,
    labels: Object.keys(labels),
    languages: [...(language === undefined ? [] : [language]), ...Object.keys(variants)],
    texts: [body, ...Object.values(variants)],
  }
}

async function cardContext(db: Database, sighting: Sighting): Promise<ChatContext> {
  const found = await resolve(db, sighting)
  const contact = found.status === 'known' ? await db.contacts.get(found.contactId) : undefined
  if (contact === undefined) return { tags: [] }
  const tags = await db.tags.bulkGet(Object.keys(contact.tags))
  return {
    tags: tags.flatMap((tag) => (tag === undefined || tag.deletedAt !== undefined ? [] : [tag.name])),
    language: contact.language,
  }
}
