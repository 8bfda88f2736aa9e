import type { Source } from '../read/source'
import type { AliasKind } from '../schema/alias'
import type { Message } from '../schema/message'
import { fitsKind, strongNames } from './chat-names'
import type { Sighting } from './identity'
import { messageRowId, possibleAccounts, UNSURE } from './message-ids'

/**
 * Recognises a chat by messages recorded before: at least two of those on the screen, or all of them, and all of one
 * contact, which bears no other identity of the same kind.
 * @returns the contact's id.
 */
export async function recogniseByMessages(db: Source, sighting: Sighting): Promise<string | undefined> {
  const messageIds = [...new Set(sighting.messageIds)]
  const owners = await ownersOf(db, sighting, messageIds)
  const [owner, other] = new Set(owners.values())
  if (owner === undefined || other !== undefined) return undefined
  if (owners.size < 2 && owners.size < messageIds.length) return undefined
  const contact = await db.contacts.get(owner)
  if (contact === undefined || !fitsKind(sighting, contact.kind)) return undefined
  return (await contradicts(db, sighting, owner, ['lid', 'phone', 'group'])) ? undefined : owner
}

/** @returns whether the contact is known by another private id, number or group than the chat has. */
export async function contradicts(
  db: Source,
  sighting: Sighting,
  contactId: string,
  kinds: readonly AliasKind[],
): Promise<boolean> {
  const names = strongNames(sighting).filter(({ kind }) => kinds.includes(kind))
  if (names.length === 0) return false
  const aliases = await db.aliases.where('contactId').equals(contactId).toArray()
  const relevant = aliases.filter(
    ({ account }) => sighting.account === '' || account === '' || account === sighting.account,
  )
  return names.some(({ kind, value }) => {
    const known = relevant.filter((alias) => alias.kind === kind)
    return known.length > 0 && known.every((alias) => alias.value !== value)
  })
}

/** @returns whether any message was ever recorded for the contact. */
export async function hasMessages(db: Source, contactId: string): Promise<boolean> {
  return (await db.messages.where('contactId').equals(contactId).first()) !== undefined
}

/** @returns whether a message on the screen was recorded for the contact. */
export async function hasSharedMessage(db: Source, sighting: Sighting, contactId: string): Promise<boolean> {
  const owners = await ownersOf(db, sighting, sighting.messageIds)
  return [...owners.values()].includes(contactId)
}

/** By message id; contacts in the trash own nothing. */
async function ownersOf(
  db: Source,
  sighting: Sighting,
  messageIds: readonly string[],
): Promise<Map<string, string>> {
  if (messageIds.length === 0) return new Map()
  const accounts = await possibleAccounts(db, sighting.account)
  const rowIds = accounts.flatMap((account) =>
    messageIds.map((messageId) => messageRowId(account, messageId)),
  )
  const found = (await db.messages.bulkGet(rowIds)).filter(
    (row): row is Message => row !== undefined && row.chat !== UNSURE,
  )
  const contacts = await db.contacts.bulkGet([...new Set(found.map(({ contactId }) => contactId))])
  const living = new Set(contacts.flatMap((row) => (row && row.deletedAt === undefined ? [row.id] : [])))
  return new Map(
    found
      .filter(({ contactId }) => living.has(contactId))
      .map(({ messageId, contactId }) => [messageId, contactId]),
  )
}
