import { now as clockNow } from '@/utils/clock'
import type { Database } from '../database'
import { PRIVATE_UNDO_MS } from '../limits'
import { forgetPrivate, makePrivate, makeTracked } from '../mark-private'
import type { Written } from '../protocol/shared'
import type { ChatSighting } from '../schema/chat'
import type { Change } from '../write/change'
import { mutate } from '../write/mutate'
import { snapshot } from '../write/snapshot'
import { transact } from '../write/transact'
import type { Transaction } from '../write/transaction'
import { undo } from '../write/undo'
import { aliasesOf, pickAliases } from './alias-lookup'
import { strongNames } from './chat-names'
import { trashChanges } from './contacts'
import { followAgain } from './follow-again'
import { resolve } from './identity'
import { remake } from './remake'
import { renameBack } from './rename-field'
import { restoreCadences } from './tag-cadences'

const REASON = 'card.setPrivate'

/** Never tracks a chat, or does again. An existing card goes to the trash and is erased after ten minutes. */
export async function setPrivate(chat: ChatSighting, isPrivate: boolean): Promise<Written> {
  return isPrivate ? hideChat(chat) : trackChat(chat)
}

/** Takes an action back; a chat it made private is tracked again, a field it renamed has its name back. */
export async function undoAction(undoId: string): Promise<void> {
  const { privateHashes, renamed, cadences } = await undo(undoId, remake)
  await followAgain(undoId)
  await forgetPrivate(privateHashes)
  await renameBack(renamed)
  await restoreCadences(cadences)
}

/** The list comes first: were the worker to die in between, the chat is private and a repeat trashes the card. */
async function hideChat(chat: ChatSighting): Promise<Written> {
  const found = await snapshot((db) => resolve(db, chat))
  const privateHashes = await makePrivate(chat)
  return transact(async (tx) => {
    const contactId = found.status === 'known' ? found.contactId : ''
    const contact = await tx.db.contacts.get(contactId)
    const isLive = contact !== undefined && contact.deletedAt === undefined
    const changes = isLive ? await hidingChanges(tx, contactId) : []
    if (changes.length === 0 && privateHashes.length === 0) return {}
    return mutate(changes, REASON, { privateHashes })
  })
}

/** Nobody in the team is to keep it either, once it is erased. */
async function hidingChanges(tx: Transaction, contactId: string): Promise<Change[]> {
  const trash = await trashChanges(tx, contactId, clockNow() + PRIVATE_UNDO_MS)
  return [...trash, { table: 'contacts', id: contactId, set: { isForgotten: 1 } }]
}

async function trackChat(chat: ChatSighting): Promise<Written> {
  const undoId = await snapshot((db) => hidingOf(db, chat))
  if (undoId !== undefined) await undoAction(undoId)
  await makeTracked(chat)
  return {}
}

/** @returns the action that put this chat's card into the trash, while it can still be taken back. */
async function hidingOf(db: Database, chat: ChatSighting): Promise<string | undefined> {
  const names = [...strongNames(chat), { kind: 'name', value: chat.name } as const]
  const aliases = await aliasesOf(db, [chat])
  const owners = names
    .flatMap((name) => pickAliases(aliases, chat.account, name))
    .map((alias) => alias.contactId)
  for (const contact of await db.contacts.bulkGet([...new Set(owners)])) {
    if (contact?.purgeAt === undefined) continue
    const entries = await db.history.where('rowIds').equals(contact.id).toArray()
    const hiding = entries.find(({ reason, undoneAt }) => reason === REASON && undoneAt === undefined)
    if (hiding !== undefined) return hiding.id
  }
  return undefined
}
