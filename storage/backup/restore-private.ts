import type { Database } from '../database'
import { privacyGuard } from '../private-chats'
import { chatsNamed } from '../repositories/chats-of-contact'
import { withoutContact } from '../repositories/erase'
import type { ContactRow, HistoryRow } from '../rows'
import type { ChatIdentity } from '../schema/chat'
import type { ContactEvent } from '../schema/event'
import type { Settings } from '../schema/settings'

type Row = Record<string, unknown>

/** @returns contacts of a backup whose chats are never tracked by now. Called outside of any transaction: it hashes. */
export async function privateAmong(
  from: Database,
  rows: readonly Row[],
  { privateChats, privateAccounts }: Settings,
): Promise<string[]> {
  if (privateChats.length + privateAccounts.length === 0) return []
  const hidden: string[] = []
  for (const row of rows) {
    const chats = await chatsIn(from, row as ContactRow)
    const guards = await Promise.all(chats.map(privacyGuard))
    if (guards.some(({ isPrivate }) => isPrivate())) hidden.push(String(row['id']))
  }
  return hidden
}

/** @returns the row without what it tells of contacts that are left out; undefined when nothing else is in it. */
export function withoutHidden(table: string, row: Row, hidden: ReadonlySet<string>): Row | undefined {
  if (hidden.size === 0) return row
  if (table === 'contacts') return hidden.has(String(row['id'])) ? undefined : row
  if (table === 'events') {
    const { what } = row as Partial<ContactEvent>
    return what && 'otherId' in what && hidden.has(String(what.otherId)) ? undefined : row
  }
  if (table !== 'history' || !Array.isArray(row['rowIds'])) return row
  let entry: HistoryRow | undefined = row as HistoryRow
  for (const id of entry.rowIds) if (hidden.has(id)) entry = entry && withoutContact(entry, id)
  return entry
}

/** @returns what tells whether other chats are private than were before. */
export function privacyOf({ privateSalt, privateChats, privateAccounts }: Settings): string {
  return JSON.stringify([privateSalt, privateChats, privateAccounts])
}

/** Who became part of another one gave it its names. */
async function chatsIn(from: Database, row: ContactRow): Promise<ChatIdentity[]> {
  const chats: ChatIdentity[] = []
  const seen = new Set<string>()
  for (let one: ContactRow | undefined = row; one !== undefined && !seen.has(one.id);) {
    seen.add(one.id)
    const aliases = await from.aliases.where('contactId').equals(one.id).toArray()
    chats.push(...chatsNamed(one, aliases))
    one = one.mergedInto === undefined ? undefined : await from.contacts.get(one.mergedInto)
  }
  return chats
}
