import type { Database } from '../database'
import type { Alias } from '../schema/alias'
import type { Change } from '../write/change'
import { aliasRow } from './alias-changes'
import type { People, Person } from './import-people'

/**
 * @returns what makes chats with the numbers that were imported find their contacts, as a number that is typed on a card
 * does. One that a living contact bears stays there; one whose bearer is in the trash goes over.
 */
export async function phoneAliases(db: Database, people: People, now: number): Promise<Change[]> {
  const claims = people.all.filter(({ isNew, set, row }) => (isNew ? row.phone : set['phone']) !== undefined)
  if (claims.length === 0) return []
  const living = new Set(people.all.filter(({ isNew }) => !isNew).map(({ row }) => row.id))
  const byPhone = groups(people.bearers)
  const taken = new Set<string>()
  const changes: Change[] = await outdated(db, claims)
  for (const { row } of claims) {
    const { id, phone = '' } = row
    const bearers = byPhone.get(phone) ?? []
    if (taken.has(phone) || bearers.some(({ contactId }) => living.has(contactId))) continue
    taken.add(phone)
    if (bearers.length === 0)
      changes.push({ table: 'aliases', create: aliasRow('', { kind: 'phone', value: phone }, id, now) })
    for (const alias of bearers) changes.push({ table: 'aliases', id: alias.id, set: { contactId: id } })
  }
  return changes
}

/** Numbers that were typed before and are no longer the contact's. */
async function outdated(db: Database, claims: readonly Person[]): Promise<Change[]> {
  const known = new Map(claims.filter(({ isNew }) => !isNew).map(({ row }) => [row.id, row.phone]))
  if (known.size === 0) return []
  const own = await db.aliases
    .where('contactId')
    .anyOf([...known.keys()])
    .toArray()
  return own.flatMap(({ id, account, kind, value, contactId }): Change[] => {
    const isOld = account === '' && kind === 'phone' && value !== known.get(contactId)
    return isOld ? [{ table: 'aliases', id, remove: true }] : []
  })
}

function groups(bearers: readonly Alias[]): Map<string, Alias[]> {
  const found = new Map<string, Alias[]>()
  for (const alias of bearers) found.set(alias.value, [...(found.get(alias.value) ?? []), alias])
  return found
}
