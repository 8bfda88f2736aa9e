import { nameKeyOf } from '@/utils/text/sort-key'
import { MAX_KEY, MIN_KEY, type Source } from '../read/source'
import type { Alias } from '../schema/alias'
import type { ChatIdentity } from '../schema/chat'
import { type ChatName, fitsKind, strongNames } from './chat-names'
import { knownAccounts } from './message-ids'

const MAX_CANDIDATES = 20

/** @returns every alias, in any account, of the names of these chats. */
export async function aliasesOf(db: Source, chats: readonly ChatIdentity[]): Promise<Alias[]> {
  const pairs = chats.flatMap((chat) => [
    ...strongNames(chat).map(({ kind, value }) => [kind, value] as const),
    ['name', chat.name] as const,
  ])
  const distinct = new Map(pairs.map((pair) => [pair.join(' '), pair])).values()
  // All at once: a walk over several keys goes to the database and back for every row.
  const read = [...distinct].map((pair) =>
    db.aliases
      .where('[kind+value]')
      .equals([...pair])
      .toArray(),
  )
  return (await Promise.all(read)).flat()
}

/**
 * @returns the aliases of `name` that count in `account`: its own, else those learnt while the account was not known.
 * While the account of the chat is not known, those of every account count.
 */
export function pickAliases(aliases: readonly Alias[], account: string, name: ChatName): Alias[] {
  const named = aliases.filter(({ kind, value }) => kind === name.kind && value === name.value)
  if (account === '') return named
  const own = named.filter((alias) => alias.account === account)
  return own.length > 0 ? own : named.filter((alias) => alias.account === '')
}

/**
 * @returns the aliases of `name`, a private id or a number, in accounts that were never used in this browser, of contacts
 * that came from the team: in the account of the colleague whose customer it was. Without a team there are none.
 */
export async function aliasesFromTeam(
  db: Source,
  aliases: readonly Alias[],
  account: string,
  { kind, value }: ChatName,
): Promise<Alias[]> {
  const bearing = aliases.filter((alias) => alias.kind === kind && alias.value === value)
  if (account === '' || kind === 'group' || bearing.length === 0) return []
  const used = new Set([...(await knownAccounts(db)), account, ''])
  const foreign = bearing.filter((alias) => !used.has(alias.account))
  const known = await db.syncRows.bulkGet(foreign.map(({ contactId }) => `contacts|${contactId}`))
  return foreign.filter((_, at) => (known[at]?.seq ?? 0) > 0)
}

/** @returns the contacts that bear one of `aliases`, are not in the trash and may have such a chat; each once. */
export async function livingOwners(
  db: Source,
  chat: ChatIdentity,
  aliases: readonly Alias[],
): Promise<string[]> {
  const ids = [...new Set(aliases.map(({ contactId }) => contactId))]
  const rows = await db.contacts.bulkGet(ids)
  return rows.flatMap((row) =>
    row !== undefined && row.deletedAt === undefined && fitsKind(chat, row.kind) ? [row.id] : [],
  )
}

/** @returns contacts the chat may be by its name: of the same name, or bearing it as an alias. */
export async function contactsNamed(
  db: Source,
  chat: ChatIdentity,
  aliases: readonly Alias[],
): Promise<string[]> {
  const nameKey = nameKeyOf(chat.name)
  if (nameKey === '') return []
  const rows = await db.contacts
    .where('[nameKey+id]')
    .between([nameKey, MIN_KEY], [nameKey, MAX_KEY])
    .limit(MAX_CANDIDATES)
    .toArray()
  const same = rows.filter((row) => fitsKind(chat, row.kind)).map(({ id }) => id)
  const bearers = await livingOwners(
    db,
    chat,
    pickAliases(aliases, chat.account, { kind: 'name', value: chat.name }),
  )
  return [...new Set([...bearers, ...same])].slice(0, MAX_CANDIDATES)
}
