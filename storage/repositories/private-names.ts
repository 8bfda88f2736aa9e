import type { Database } from '../database'
import { addPrivate, privateNames } from '../mark-private'
import type { HistoryRow } from '../rows'
import type { Alias } from '../schema/alias'
import type { ChatIdentity, ChatSighting } from '../schema/chat'
import { noteChange } from '../write/announce'
import { snapshot } from '../write/snapshot'
import { transact } from '../write/transact'
import { strongNames } from './chat-names'
import { HIDING } from './hiding'
import { resolve } from './identity'

// WhatsApp moves chats from their number to a private id: a private chat stays so by the one when the other is gone.

/** @returns the chat with the private id or the number that its card knows beside. */
export async function withKnownNames(db: Database, chat: ChatSighting): Promise<ChatSighting> {
  if (!isHalfNamed(chat)) return chat
  const found = await resolve(db, chat)
  if (found.status !== 'known') return chat
  const aliases = await db.aliases.where('contactId').equals(found.contactId).toArray()
  const own = aliases.filter(
    ({ account }) => account === chat.account || account === '' || chat.account === '',
  )
  const isMerged = (await db.contacts.get(found.contactId))?.isMerged !== undefined
  const other = chat.lid === undefined ? 'lid' : 'phone'
  const beside = isMerged || isSeveral(own) ? own.filter((alias) => isLearntWith(alias, chat, own)) : own
  const [value, second] = new Set(beside.filter(({ kind }) => kind === other).map((alias) => alias.value))
  return value === undefined || second !== undefined ? chat : { ...chat, [other]: value }
}

/** Remembers, of a private chat that is seen with both its names, the one by which it was not known. */
export async function learnPrivateNames(chat: ChatIdentity): Promise<void> {
  const { known, missing } = await privateNames(chat)
  if (known.length === 0 || missing.length === 0) return
  // The undo comes first: were the worker to die in between, it would take off what was never put on.
  await transact(async (tx) => {
    for (const entry of await hidingsBy(tx.db, known)) {
      if (entry.undoneAt !== undefined) continue
      const privateHashes = [...new Set([...(entry.privateHashes ?? []), ...missing])]
      await tx.db.history.put({ ...entry, privateHashes })
      noteChange(tx.changes, 'history', entry.id)
    }
  })
  await addPrivate(missing, known)
}

/** @returns all hashes by which a chat became private, when it is known by one of its names now. */
export async function hashesBeside(chat: ChatIdentity): Promise<string[]> {
  const { known } = await privateNames(chat)
  if (known.length === 0) return []
  const entries = await snapshot((db) => hidingsBy(db, known))
  return entries.flatMap(({ privateHashes = [] }) => privateHashes)
}

async function hidingsBy(db: Database, hashes: readonly string[]): Promise<HistoryRow[]> {
  const isBy = ({ reason, privateHashes = [] }: HistoryRow): boolean =>
    reason === HIDING && privateHashes.some((hash) => hashes.includes(hash))
  return db.history.filter(isBy).toArray()
}

function isHalfNamed(chat: ChatIdentity): boolean {
  const [name, second] = strongNames(chat)
  return name !== undefined && second === undefined && name.kind !== 'group'
}

/** A contact may have several chats in one account: then it is not known which names are of one chat. */
function isSeveral(aliases: readonly Alias[]): boolean {
  return (['lid', 'phone'] as const).some(
    (kind) => new Set(aliases.filter((alias) => alias.kind === kind).map(({ value }) => value)).size > 1,
  )
}

function isLearntWith(alias: Alias, chat: ChatIdentity, aliases: readonly Alias[]): boolean {
  const marks = strongNames(chat).map(({ kind, value }) => `${kind}:${value}`)
  if (marks.includes(alias.learntBy ?? '')) return true
  const bearers = aliases.filter(({ kind, value }) => marks.includes(`${kind}:${value}`))
  return bearers.some(({ learntBy }) => learntBy === `${alias.kind}:${alias.value}`)
}
