import { Dexie } from 'dexie'
import { digitsOf } from '@/utils/phone'
import { nameKeyOf } from '@/utils/text/sort-key'
import type { Database } from '../database'
import type { ContactRow } from '../rows'
import type { ContactBrief } from '../schema/contact'
import { snapshot } from '../write/snapshot'
import { toBrief } from './wire'

const MAX_MATCHES = 20

/** @returns contacts an exported chat may be of: those of its number (E.164) first, then those of its name. */
export async function matchRecord(name: string, phone: string | undefined): Promise<ContactBrief[]> {
  return snapshot(async (db) => {
    const rows = [...(phone === undefined ? [] : await ofPhone(db, phone)), ...(await ofName(db, name))]
    const byId = new Map(rows.filter(({ deletedAt }) => deletedAt === undefined).map((row) => [row.id, row]))
    return [...byId.values()].slice(0, MAX_MATCHES).map(toBrief)
  })
}

async function ofPhone(db: Database, phone: string): Promise<ContactRow[]> {
  const aliases = await db.aliases.where('[kind+value]').equals(['phone', phone]).toArray()
  const bearers = await db.contacts.bulkGet([...new Set(aliases.map(({ contactId }) => contactId))])
  const written = await db.contacts.where('words').equals(digitsOf(phone)).limit(MAX_MATCHES).toArray()
  return [...bearers.flatMap((row) => row ?? []), ...written.filter((row) => row.phone === phone)]
}

async function ofName(db: Database, name: string): Promise<ContactRow[]> {
  const nameKey = nameKeyOf(name)
  if (nameKey === '') return []
  const aliases = await db.aliases.where('[kind+value]').equals(['name', name]).limit(MAX_MATCHES).toArray()
  const bearers = await db.contacts.bulkGet([...new Set(aliases.map(({ contactId }) => contactId))])
  const same = await db.contacts
    .where('[nameKey+id]')
    .between([nameKey, Dexie.minKey], [nameKey, Dexie.maxKey])
    .limit(MAX_MATCHES)
    .toArray()
  return [...bearers.flatMap((row) => row ?? []), ...same]
}
