import { idOf } from '@/utils/ids'
import type { Database } from '../database'
import type { Alias } from '../schema/alias'
import type { ChatIdentity } from '../schema/chat'
import type { Change } from '../write/change'
import { aliasesOf, livingOwners, pickAliases } from './alias-lookup'
import { chatMark } from './chat-mark'
import { type ChatName, strongNames } from './chat-names'

/**
 * What there is to learn from meeting a known contact in a chat: names it did not have, and the account of names it
 * had. A name that another contact bears stays where it is.
 */
export async function learntAliases(
  db: Database,
  chat: ChatIdentity,
  contactId: string,
  now: number,
): Promise<Change[]> {
  const aliases = await aliasesOf(db, [chat])
  const mark = await chatMark(db, chat, contactId)
  const borne = mark === undefined ? [] : await db.aliases.where('contactId').equals(contactId).toArray()
  const changes: Change[] = []
  for (const name of strongNames(chat)) {
    const found = pickAliases(aliases, chat.account, name)
    const others = found.filter((alias) => alias.contactId !== contactId)
    if ((await livingOwners(db, chat, others)).length > 0) continue
    const own = claim(chat.account, name, contactId, found, now)
    changes.push(...own.map((change) => learnt(change, mark, borne)))
  }
  return changes
}

/**
 * What the person's word makes of a chat: its names belong to this contact, whoever bore them before. A bare name is
 * remembered only so.
 */
export async function confirmedAliases(
  db: Database,
  chat: ChatIdentity,
  contactId: string,
  now: number,
): Promise<Change[]> {
  const aliases = await aliasesOf(db, [chat])
  const strong = strongNames(chat)
  if (strong.length === 0) {
    if (chat.name === '') return []
    const alias = aliasRow(chat.account, { kind: 'name', value: chat.name }, contactId, now)
    return aliases.some(({ id }) => id === alias.id) ? [] : [{ table: 'aliases', create: alias }]
  }
  return strong.flatMap((name) =>
    claim(chat.account, name, contactId, pickAliases(aliases, chat.account, name), now),
  )
}

/**
 * A number the person typed on a card names that contact in any account, until its account is seen; a number that
 * another contact bears stays there. What was typed before is taken back, what was seen in WhatsApp stays.
 */
export async function typedPhoneChanges(
  db: Database,
  contactId: string,
  phone: string | null,
  now: number,
): Promise<Change[]> {
  const own = await db.aliases.where('contactId').equals(contactId).toArray()
  const typed = own.filter(
    ({ account, kind, value }) => account === '' && kind === 'phone' && value !== phone,
  )
  const removed = typed.map(({ id }): Change => ({ table: 'aliases', id, remove: true }))
  if (phone === null) return removed
  const bearers = await db.aliases.where('[kind+value]').equals(['phone', phone]).toArray()
  if (bearers.length > 0) return removed
  return [
    ...removed,
    { table: 'aliases', create: aliasRow('', { kind: 'phone', value: phone }, contactId, now) },
  ]
}

/** @returns the alias row; the same names meet the same row. Several contacts may bear one bare name. */
export function aliasRow(account: string, name: ChatName, contactId: string, now: number): Alias {
  const owner = name.kind === 'name' ? [contactId] : []
  const id = idOf('alias', account, name.kind, name.value, ...owner)
  return { id, account, kind: name.kind, value: name.value, contactId, createdAt: now }
}

/** Of a contact with several chats: by which name that it bore already this one was learnt, in its account or before that. */
function learnt(change: Change, mark: string | undefined, borne: readonly Alias[]): Change {
  if (mark === undefined || !('create' in change) || change.table !== 'aliases') return change
  const { kind, value } = change.create
  const before = borne.find((one) => one.account === '' && one.kind === kind && one.value === value)
  const isBorne = borne.some((one) => `${one.kind}:${one.value}` === mark)
  return {
    table: 'aliases',
    create: { ...change.create, learntBy: before?.learntBy ?? (isBorne ? mark : '') },
  }
}

function claim(
  account: string,
  name: ChatName,
  contactId: string,
  found: readonly Alias[],
  now: number,
): Change[] {
  const wanted = aliasRow(account, name, contactId, now)
  const same = found.find(({ id }) => id === wanted.id)
  if (same !== undefined) {
    return same.contactId === contactId
      ? []
      : [{ table: 'aliases', id: same.id, set: { contactId, learntBy: null } }]
  }
  // While the account is not known, a name this contact bears in some account is nothing new.
  if (account === '' && found.some((alias) => alias.contactId === contactId)) return []
  const promoted = found.filter((alias) => alias.account === '' && alias.contactId === contactId)
  return [
    ...promoted.map(({ id }) => ({ table: 'aliases', id, remove: true }) as const),
    { table: 'aliases', create: wanted },
  ]
}
