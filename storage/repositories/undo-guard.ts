import { AppError } from '@/utils/app-error'
import { fold } from '@/utils/text/fold'
import type { Database } from '../database'
import { privacyGuard } from '../private-chats'
import type { HistoryChange, HistoryRow } from '../rows'
import type { ChatIdentity } from '../schema/chat'
import { entriesOf } from '../write/batch'
import { snapshot } from '../write/snapshot'
import type { Transaction } from '../write/transaction'
import { chatsNamed } from './chats-of-contact'
import { HIDING } from './hiding'
import { liveTags } from './tag-lists'

type Check = (tx: Transaction, entry: HistoryRow) => Promise<void>

/**
 * Prepares the check of an action that is to be taken back: nobody comes back whose chat is never tracked by now.
 * @returns the check; it throws AppError 'not-allowed', and 'conflict' when the name of a tag is taken by now.
 * @throws AppError 'conflict' when what came as new became part of another contact: that merge is taken back first.
 */
export async function undoGuard(undoId: string): Promise<Check> {
  const chats = await snapshot(async (db) => {
    const found: ChatIdentity[] = []
    // One at a time: the parts of a large action are large.
    for (const entryId of await entriesOf(db, undoId)) {
      const entry = await db.history.get(entryId)
      if (entry === undefined || entry.undoneAt !== undefined) continue
      await requireNotMerged(db, entry)
      found.push(...(await chatsComingBack(db, entry)))
    }
    return found
  })
  const guards = await Promise.all(chats.map(privacyGuard))
  return async ({ db }, entry) => {
    if (entry.reason === HIDING) return
    await requireFreeTags(db, entry)
    for (const guard of guards) guard.assertTracked()
    const back = await db.contacts.bulkGet(comingBack(entry))
    // Of a chat that is private, or being erased, whatever its names are by now.
    if (back.some((row) => row?.isForgotten !== undefined)) throw new AppError('not-allowed', 'private')
  }
}

async function requireFreeTags(db: Database, entry: HistoryRow): Promise<void> {
  const ids = comingBack(entry, 'tags')
  if (ids.length === 0) return
  const taken = new Set((await liveTags(db)).map(({ name }) => fold(name)))
  const back = await db.tags.bulkGet(ids)
  if (back.some((tag) => tag !== undefined && taken.has(fold(tag.name)))) {
    throw new AppError('conflict', 'tags.name')
  }
}

async function chatsComingBack(db: Database, entry: HistoryRow): Promise<ChatIdentity[]> {
  if (entry.reason === HIDING) return []
  const chats: ChatIdentity[] = []
  for (const contact of await db.contacts.bulkGet(comingBack(entry))) {
    if (contact === undefined) continue
    const own = await db.aliases.where('contactId').equals(contact.id).toArray()
    const given = await db.aliases.bulkGet(namesGiven(entry.changes, contact.id))
    chats.push(...chatsNamed(contact, [...own, ...given.flatMap((alias) => alias ?? [])]))
  }
  return chats
}

/** Else of an imported record only what it did beside would be taken back. */
async function requireNotMerged(db: Database, { reason, moved = [] }: HistoryRow): Promise<void> {
  const newIn = moved.flatMap(({ from, to }) => (from === undefined ? [to] : []))
  const contacts = await db.contacts.bulkGet([...new Set(newIn)])
  if (contacts.some((row) => row?.mergedInto !== undefined)) throw new AppError('conflict', reason)
}

/** @returns the contacts, or tags, that taking `entry` back would take out of the trash. */
function comingBack({ changes }: HistoryRow, table: 'contacts' | 'tags' = 'contacts'): string[] {
  return changes.flatMap((change) => {
    if (change.table !== table || change.kind !== 'set') return []
    const { before, after } = change
    return typeof after['deletedAt'] === 'number' && typeof before['deletedAt'] !== 'number'
      ? [change.id]
      : []
  })
}

/** A merge gave its names to another one: they come back with it. */
function namesGiven(changes: readonly HistoryChange[], contactId: string): string[] {
  return changes.flatMap((change) =>
    change.table === 'aliases' && change.kind === 'set' && change.before['contactId'] === contactId
      ? [change.id]
      : [],
  )
}
