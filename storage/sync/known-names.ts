import { aliasesOf, livingOwners, pickAliases } from '../repositories/alias-lookup'
import { strongNames } from '../repositories/chat-names'
import type { Alias } from '../schema/alias'
import type { ChatIdentity } from '../schema/chat'
import { snapshot } from '../write/snapshot'

/**
 * @returns the chat with the number, or the private id, that its card has beside the one the page tells, where that is the only
 * one of its kind: a colleague may see the same customer by it.
 */
export async function withKnownNames(chat: ChatIdentity): Promise<ChatIdentity> {
  const [name, ...more] = strongNames(chat)
  if (name === undefined || name.kind === 'group' || more.length > 0) return chat
  return snapshot(async (db) => {
    const bearing = pickAliases(await aliasesOf(db, [chat]), chat.account, name)
    const [contactId, ...others] = await livingOwners(db, chat, bearing)
    if (contactId === undefined || others.length > 0) return chat
    const aliases = await db.aliases.where('contactId').equals(contactId).toArray()
    const [lid, phone] = [onlyOne(aliases, 'lid'), onlyOne(aliases, 'phone')]
    if (name.kind === 'phone') return lid === undefined ? chat : { ...chat, lid }
    return phone === undefined ? chat : { ...chat, phone }
  })
}

/** @returns the one name of a kind; undefined when there is none, or when it could be one of several. */
function onlyOne(aliases: readonly Alias[], kind: Alias['kind']): string | undefined {
  const [value, ...others] = new Set(aliases.flatMap((one) => (one.kind === kind ? [one.value] : [])))
  return others.length > 0 ? undefined : value
}
