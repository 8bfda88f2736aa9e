import type { Database } from '../database'
import { forgetPrivate, makePrivate, makeTracked } from '../mark-private'
import type { Written } from '../protocol/shared'
import type { ChatSighting } from '../schema/chat'
import { mutate } from '../write/mutate'
import { snapshot } from '../write/snapshot'
import { transact } from '../write/transact'
import { undo } from '../write/undo'
import { aliasesOf, pickAliases } from './alias-lookup'
import { strongNames } from './chat-names'
import { followAgain } from './follow-again'
import { HIDING, hidingChanges, hurryingChanges } from './hiding'
import { resolve } from './identity'
import { hashesBeside, withKnownNames } from './private-names'
import { remake } from './remake'
import { renameBack } from './rename-back'
import { restoreCadences } from './tag-cadences'
import { undoGuard } from './undo-guard'

/** Never tracks a chat, or does again. An existing card goes to the trash and is erased after ten minutes. */
export async function setPrivate(chat: ChatSighting, isPrivate: boolean): Promise<Written> {
  return isPrivate ? hideChat(chat) : trackChat(chat)
}

/**
 * Takes an action back; a chat it made private is tracked again, a field it renamed has its name back.
 * @throws AppError 'not-found', 'conflict', 'not-allowed' when somebody would come back whose chat is never tracked by now.
 */
export async function undoAction(undoId: string): Promise<void> {
  const { privateHashes, renamed, cadences } = await undo(undoId, remake, await undoGuard(undoId))
  await followAgain(undoId)
  await forgetPrivate(privateHashes)
  await renameBack(renamed)
  await restoreCadences(cadences)
}

/**
 * The list comes first: were the worker to die in between, the chat is private and a repeat trashes the card. The card is
 * looked for once nothing more can be written for the chat: it may only just have been made.
 */
async function hideChat(chat: ChatSighting): Promise<Written> {
  const named = await snapshot((db) => withKnownNames(db, chat))
  const privateHashes = await makePrivate(named)
  return transact(async (tx) => {
    const found = await resolve(tx.db, chat)
    const changes = [
      ...(found.status === 'known' ? await hidingChanges(tx, found.contactId) : []),
      ...(await hurryingChanges(tx, named)),
    ]
    if (changes.length === 0 && privateHashes.length === 0) return {}
    return mutate(changes, HIDING, { privateHashes })
  })
}

async function trackChat(chat: ChatSighting): Promise<Written> {
  const undoId = await snapshot((db) => hidingOf(db, chat))
  if (undoId !== undefined) await undoAction(undoId)
  await forgetPrivate(await hashesBeside(chat))
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
    const hiding = entries.find(({ reason, undoneAt }) => reason === HIDING && undoneAt === undefined)
    if (hiding !== undefined) return hiding.id
  }
  return undefined
}
