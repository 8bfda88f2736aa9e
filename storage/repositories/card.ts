import { AppError } from '@/utils/app-error'
import type { Source } from '../read/source'
import { privacyGuard } from '../private-chats'
import type { CardData, ChatCard } from '../protocol/ui'
import type { ChatSighting } from '../schema/chat'
import type { ContactBrief } from '../schema/contact'
import { read } from '../read/read'
import { cancelledOfContact, openFollowUps } from './follow-up-lists'
import { resolve } from './identity'
import { notesBefore, pinnedNotes } from './note-lists'
import { tagsOf } from './tag-lists'
import { toBrief, toContact } from './wire'

const NOTES_ON_CARD = 20

/** @returns what the sidebar shows for a chat. */
export async function cardForChat(chat: ChatSighting): Promise<ChatCard> {
  const guard = await privacyGuard(chat)
  if (guard.isPrivate()) return { status: 'private' }
  return read(async (db): Promise<ChatCard> => {
    const found = await resolve(db, chat)
    if (found.status === 'known') return { status: 'known', ...(await readCard(db, found.contactId)) }
    const candidates = await briefs(db, found.candidates)
    return found.status === 'new'
      ? { status: 'new', sameName: candidates }
      : { status: found.status, candidates }
  })
}

/** @throws AppError 'not-found'. */
export async function cardOfContact(contactId: string): Promise<CardData> {
  return read((db) => readCard(db, contactId))
}

async function readCard(db: Source, contactId: string): Promise<CardData> {
  const row = await db.contacts.get(contactId)
  if (row === undefined || row.deletedAt !== undefined) throw new AppError('not-found', 'contacts')
  const [aliases, tags, pinned, notes, followUps, cancelled, activity] = await Promise.all([
    db.aliases.where('contactId').equals(contactId).toArray(),
    // Its own alone: to read all of some hundred takes longer than everything else of a card.
    tagsOf(db, row),
    pinnedNotes(db, contactId),
    notesBefore(db, contactId, NOTES_ON_CARD),
    openFollowUps(db, contactId),
    cancelledOfContact(db, contactId),
    db.activity.get(contactId),
  ])
  return {
    contact: toContact(row),
    tags,
    pinned,
    notes: notes.rows.filter(({ pinnedAt }) => pinnedAt === undefined),
    hasMoreNotes: notes.next !== undefined,
    followUps,
    cancelled,
    ...(activity !== undefined && { activity }),
    accounts: [...new Set(aliases.map(({ account }) => account))].filter((account) => account !== ''),
  }
}

async function briefs(db: Source, ids: readonly string[]): Promise<ContactBrief[]> {
  const rows = await db.contacts.bulkGet([...ids])
  return rows.flatMap((row) => (row === undefined ? [] : [toBrief(row)]))
}
