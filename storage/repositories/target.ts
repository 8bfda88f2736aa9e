import { AppError } from '@/utils/app-error'
import { now as clockNow } from '@/utils/clock'
import type { RowOf } from '../rows'
import type { PrivacyGuard } from '../private-chats'
import type { Target } from '../protocol/shared'
import type { ChatSighting } from '../schema/chat'
import type { Change } from '../write/change'
import { ownerOfNew } from '../write/own-user'
import type { Transaction } from '../write/transaction'
import { confirmedAliases, learntAliases } from './alias-changes'
import { contactKindOf, strongNames } from './chat-names'
import { resolve } from './identity'
import { rememberAccount } from './message-ids'
import { seedMessages } from './seed-messages'

/** Whom a write is for; `changes` make the contact when there is none yet. */
export type WriteTarget = { contactId: string; changes: Change[] }
type ContactFields = Partial<Omit<RowOf<'contacts'>, 'id' | 'kind'>>

/**
 * Finds the contact a write is for; a chat without one gets a card of the id `newId` with `initial` fields.
 * @throws AppError 'not-found' for an unknown contact, 'not-allowed' for a private chat, 'conflict' when only the person
 * can say whose chat it is.
 */
export async function contactForWrite(
  tx: Transaction,
  target: Target,
  newId: string,
  guard: PrivacyGuard | undefined,
  initial: ContactFields = {},
): Promise<WriteTarget> {
  if ('contactId' in target) {
    await requireContact(tx, target.contactId)
    return { contactId: target.contactId, changes: [] }
  }
  guard?.assertTracked()
  const found = await resolve(tx.db, target.chat)
  if (found.status === 'known') return { contactId: found.contactId, changes: [] }
  if (found.status !== 'new') throw new AppError('conflict', found.status)
  return { contactId: newId, changes: await newCard(tx, target.chat, newId, initial) }
}

/** @returns the changes that make a card for a chat whose names no living contact bears. */
export async function newCard(
  tx: Transaction,
  chat: ChatSighting,
  id: string,
  initial: ContactFields = {},
): Promise<Change[]> {
  const now = clockNow()
  await rememberAccount(tx, chat.account)
  const isWeak = strongNames(chat).length === 0
  const aliases = isWeak
    ? await confirmedAliases(tx.db, chat, id, now)
    : await learntAliases(tx.db, chat, id, now)
  const owner = await ownerOfNew(tx)
  const contact = await contactChange(tx, { ...contactOfChat(chat, id, now), ...owner, ...initial })
  return [contact, ...aliases, ...(await seedMessages(tx.db, chat, id, now))]
}

/** @throws AppError 'not-found' when there is no such contact, or only one in the trash. */
export async function requireContact(tx: Transaction, contactId: string): Promise<RowOf<'contacts'>> {
  const row = await tx.db.contacts.get(contactId)
  if (row === undefined || row.deletedAt !== undefined) throw new AppError('not-found', 'contacts')
  return row
}

/** A card of this id that was undone comes back instead: what is written next must not land in the trash. */
async function contactChange(tx: Transaction, row: RowOf<'contacts'>): Promise<Change> {
  const old = await tx.db.contacts.get(row.id)
  if (old?.deletedAt === undefined) return { table: 'contacts', create: row }
  const { id, createdAt: _created, updatedAt: _updated, custom: _custom, tags: _tags, ...fields } = row
  return { table: 'contacts', id, set: { ...fields, deletedAt: null, purgeAt: null } }
}

function contactOfChat(chat: ChatSighting, id: string, now: number): RowOf<'contacts'> {
  const kind = contactKindOf(chat)
  return {
    id,
    kind,
    name: chat.name === '' ? (chat.phone ?? '') : chat.name,
    ...(kind !== 'group' && chat.phone !== undefined && { phone: chat.phone }),
    custom: {},
    tags: {},
    createdAt: now,
    updatedAt: now,
  }
}
