import type { Alias } from '../schema/alias'
import type { ChatIdentity } from '../schema/chat'
import type { ContactRow } from '../rows'
import { snapshot } from '../write/snapshot'

/**
 * @returns the chats in which a contact can be met, one an account, and the number on its card when no alias has it.
 * Empty for an unknown contact, and for one in the trash unless asked for.
 */
export async function chatsOfContact(contactId: string, inTrash = false): Promise<ChatIdentity[]> {
  return snapshot(async (db) => {
    const contact = await db.contacts.get(contactId)
    if (contact === undefined || (contact.deletedAt !== undefined && !inTrash)) return []
    const aliases = await db.aliases.where('contactId').equals(contactId).toArray()
    const accounts = [...new Set(aliases.map(({ account }) => account))]
    const chats = accounts.map((account) =>
      chatOf(
        contact,
        account,
        aliases.filter((alias) => alias.account === account),
      ),
    )
    const hasPhone = aliases.some(({ kind, value }) => kind === 'phone' && value === contact.phone)
    if (contact.phone === undefined || hasPhone) return chats
    return [
      ...chats,
      {
        account: '',
        key: `phone:${contact.phone}`,
        kind: contact.kind,
        name: contact.name,
        phone: contact.phone,
      },
    ]
  })
}

/** @returns the chats in which a contact of these names may be met: one for each, also where it has several in an account. */
export function chatsNamed(
  { kind, name, phone }: Pick<ContactRow, 'kind' | 'name' | 'phone'>,
  aliases: readonly Pick<Alias, 'account' | 'kind' | 'value'>[],
): ChatIdentity[] {
  const typed = phone === undefined ? [] : [{ account: '', kind: 'phone' as const, value: phone }]
  return [...aliases, ...typed].map((alias) => ({
    account: alias.account,
    key: `${alias.kind}:${alias.value}`,
    kind,
    name,
    [alias.kind]: alias.value,
  }))
}

function chatOf(contact: ContactRow, account: string, aliases: readonly Alias[]): ChatIdentity {
  const valueOf = (kind: Alias['kind']): string | undefined =>
    aliases.find((alias) => alias.kind === kind)?.value
  const [lid, phone, group] = [valueOf('lid'), valueOf('phone'), valueOf('group')]
  const name = valueOf('name') ?? contact.name
  const strong = [
    lid === undefined ? [] : [`lid:${lid}`],
    phone === undefined ? [] : [`phone:${phone}`],
    group === undefined ? [] : [`group:${group}`],
  ].flat()
  return {
    account,
    key: strong[0] ?? `name:${name}`,
    kind: contact.kind,
    name,
    ...(lid !== undefined && { lid }),
    ...(phone !== undefined && { phone }),
    ...(group !== undefined && { group }),
  }
}
