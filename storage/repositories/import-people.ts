import { keysOf } from '@/utils/duplicates/find'
import { onePhone } from '@/utils/duplicates/numbers'
import { nameKeyOf } from '@/utils/text/sort-key'
import { Dexie, type Table } from 'dexie'
import type { Database } from '../database'
import type { ContactRow, FieldValues, RowOf } from '../rows'
import type { Alias } from '../schema/alias'
import type { ImportedContact } from '../schema/import'
import { byContact } from '../write/by-contact'

/** A contact as it is and as the rows read so far leave it. `phones`: its numbers, each in the spelling that stands for all. */
export type Person = {
  row: RowOf<'contacts'>
  phones: Set<string>
  isNew: boolean
  set: FieldValues
}
/** Those whom rows of a file may meet, by what they are known by; `bearers`: whose number it is in WhatsApp. */
export type People = { byKey: Map<string, Person[]>; bearers: readonly Alias[]; all: Person[] }
type Met = { person: Person; by: 'phone' | 'email' | 'name' }

/** Reads whom these rows may meet, for all of them at once. Contacts in the trash are met by nobody. */
export async function peopleFor(db: Database, contacts: readonly ImportedContact[]): Promise<People> {
  const blockKeys = contacts.flatMap(({ phone, email }) => keysOf({ name: '', phone, email }))
  const phones = contacts.flatMap(({ phone }) => (phone === undefined ? [] : [phone, onePhone(phone)]))
  const names = contacts.filter(isBare).map(({ name }) => nameKeyOf(name))
  const bearers = await ofKeys<Alias>(
    db.aliases,
    '[kind+value]',
    [...new Set(phones)].map((phone) => ['phone', phone]),
  )
  const owners = await db.contacts.bulkGet([...new Set(bearers.map(({ contactId }) => contactId))])
  const blocked = await ofKeys<ContactRow>(db.contacts, 'blockKeys', [...new Set(blockKeys)])
  const people: People = { byKey: new Map(), bearers, all: [] }
  const known = [...owners, ...blocked, ...(await named(db, names))].flatMap((row) => row ?? [])
  const living = new Map(known.flatMap((row) => (row.deletedAt === undefined ? [[row.id, row]] : [])))
  const aliases = byContact(bearers)
  for (const row of [...living.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
    const person = { row, phones: phonesOf(row, aliases.get(row.id)), isNew: false, set: {} }
    introduce(people, person)
  }
  return people
}

/** Lets later rows meet a person by what is known of it now. */
export function introduce(people: People, person: Person): void {
  const { email, name } = person.row
  if (!people.all.includes(person)) people.all.push(person)
  for (const key of [...person.phones, ...keysOf({ name: '', email }), nameKey(name)]) {
    const known = people.byKey.get(key) ?? []
    if (!known.includes(person)) people.byKey.set(key, [...known, person])
  }
}

/**
 * @returns whom a row of a file is about: by its number, else by its address; by its bare name only when it has neither. An
 * address that two people of other numbers and other names share makes them no one person.
 */
export function meet({ byKey }: People, contact: ImportedContact): Met | undefined {
  const { phone, email, name } = contact
  const number = phone === undefined ? undefined : onePhone(phone)
  const ofPhone = number === undefined ? undefined : byKey.get(number)?.[0]
  if (ofPhone !== undefined) return { person: ofPhone, by: 'phone' }
  const [emailKey = ''] = keysOf({ name: '', email })
  const isOther = ({ row, phones }: Person): boolean =>
    number !== undefined && phones.size > 0 && nameKeyOf(row.name) !== nameKeyOf(name)
  const ofEmail = byKey.get(emailKey)?.find((person) => !isOther(person))
  if (ofEmail !== undefined) return { person: ofEmail, by: 'email' }
  const ofName = isBare(contact) && nameKeyOf(name) !== '' ? byKey.get(nameKey(name))?.[0] : undefined
  return ofName && { person: ofName, by: 'name' }
}

/** Apart from addresses and numbers. */
function nameKey(name: string): string {
  return `n:${nameKeyOf(name)}`
}

function isBare({ phone, email }: ImportedContact): boolean {
  return phone === undefined && email === undefined
}

/**
 * Asks for all keys at once. Walking the index from key to key would wait for each of them: twice as long for the keys of
 * 500 rows, nearly all of which nobody has.
 */
async function ofKeys<Row>(
  table: Table<Row, string>,
  index: string,
  keys: readonly (string | string[])[],
): Promise<Row[]> {
  const found = await Promise.all(keys.map((key) => table.where(index).equals(key).toArray()))
  return found.flat()
}

async function named(db: Database, nameKeys: readonly string[]): Promise<ContactRow[]> {
  const ranges = [...new Set(nameKeys)].map((key) => ({ 0: [key, Dexie.minKey], 1: [key, Dexie.maxKey] }))
  if (ranges.length === 0) return []
  return db.contacts.where('[nameKey+id]').inAnyRange(ranges).toArray()
}

function phonesOf({ phone }: ContactRow, aliases: readonly Alias[] = []): Set<string> {
  return new Set(
    [...(phone === undefined ? [] : [phone]), ...aliases.map(({ value }) => value)].map(onePhone),
  )
}
