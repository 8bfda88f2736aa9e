import { now as clockNow } from '@/utils/clock'
import { PRIVATE_UNDO_MS } from '../limits'
import type { Database } from '../database'
import type { ContactRow } from '../rows'
import type { Alias } from '../schema/alias'
import type { ChatIdentity } from '../schema/chat'
import type { Change } from '../write/change'
import type { Transaction } from '../write/transaction'
import { aliasesOf, pickAliases } from './alias-lookup'
import { type ChatName, strongNames } from './chat-names'
import { trashChanges } from './contacts'

/** Names in the history what made a chat private. */
export const HIDING = 'card.setPrivate'

/** Puts a card into the trash for ten minutes. Nobody in the team is to keep it either, once it is erased. */
export async function hidingChanges(tx: Transaction, contactId: string): Promise<Change[]> {
  const trash = await trashChanges(tx, contactId, clockNow() + PRIVATE_UNDO_MS)
  return [...trash, { table: 'contacts', id: contactId, set: { isForgotten: 1 } }]
}

/** A card of the chat that is in the trash already goes as soon as one that was not. */
export async function hurryingChanges({ db }: Transaction, chat: ChatIdentity): Promise<Change[]> {
  const purgeAt = clockNow() + PRIVATE_UNDO_MS
  return (await trashedCards(db, chat)).flatMap((row): Change[] => {
    if (row.isForgotten !== undefined) return []
    const isLate = (row.purgeAt ?? 0) > purgeAt
    return [{ table: 'contacts', id: row.id, set: { isForgotten: 1, ...(isLate && { purgeAt }) } }]
  })
}

async function trashedCards(db: Database, chat: ChatIdentity): Promise<ContactRow[]> {
  const names = strongNames(chat)
  const known = names.length > 0 ? names : [{ kind: 'name', value: chat.name } as const]
  const aliases = await aliasesOf(db, [chat])
  const named = known.flatMap((name: ChatName) => pickAliases(aliases, chat.account, name))
  const before = await Promise.all(named.map((alias) => bearersBefore(db, alias)))
  const bearers = await db.contacts.bulkGet([...named.map(({ contactId }) => contactId), ...before.flat()])
  // An import that was taken back leaves a number on its card that names it no more.
  const numbered = db.contacts.where('purgeAt').above(0)
  const rows = [
    ...bearers.flatMap((row) => row ?? []),
    ...(chat.phone === undefined ? [] : await numbered.filter(({ phone }) => phone === chat.phone).toArray()),
  ]
  const trashed = rows.filter(
    ({ deletedAt, mergedInto }) => deletedAt !== undefined && mergedInto === undefined,
  )
  return [...new Map(trashed.map((row) => [row.id, row])).values()]
}

/** A new card for the same chat took the name over from the one that was in the trash. */
async function bearersBefore(db: Database, { id }: Alias): Promise<string[]> {
  const entries = await db.history.where('rowIds').equals(id).toArray()
  const ids: string[] = []
  for (const { at, changes } of entries) {
    for (const change of changes) {
      if (change.id !== id || change.kind !== 'set') continue
      const contactId = change.before['contactId']
      if (typeof contactId !== 'string') continue
      const { deletedAt = at + 1 } = (await db.contacts.get(contactId)) ?? {}
      if (deletedAt <= at) ids.push(contactId)
    }
  }
  return ids
}
