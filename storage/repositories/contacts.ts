import { now as clockNow } from '@/utils/clock'
import { DAY_MS, TRASH_DAYS } from '../limits'
import type { Target, Written } from '../protocol/shared'
import type { ContactPatch } from '../schema/contact'
import type { FieldValues, RowOf } from '../rows'
import type { Change } from '../write/change'
import { mutate } from '../write/mutate'
import { ownerOfNew } from '../write/own-user'
import { transact } from '../write/transact'
import type { Transaction } from '../write/transaction'
import { typedPhoneChanges } from './alias-changes'
import { contactForWrite, requireContact } from './target'
import { guardOf } from './target-guard'

/** Writes fields of a card; a chat without one gets it, with the id `newId`. */
export async function saveContact(target: Target, newId: string, patch: ContactPatch): Promise<Written> {
  const guard = await guardOf(target)
  return transact(async (tx) => {
    const { contactId, changes } = await contactForWrite(tx, target, newId, guard)
    const edit: Change = { table: 'contacts', id: contactId, set: patchValues(patch) }
    const phone = await phoneChanges(tx, contactId, patch)
    return { contactId, ...(await mutate([...changes, edit, ...phone], 'contacts.save')) }
  })
}

/** Makes a contact that has no chat yet. A number that is given finds its chat later. */
export async function createContact(id: string, patch: ContactPatch): Promise<Written> {
  return transact(async (tx) => {
    const now = clockNow()
    const empty: RowOf<'contacts'> = {
      id,
      kind: 'person',
      name: '',
      ...(await ownerOfNew(tx)),
      custom: {},
      tags: {},
      createdAt: now,
      updatedAt: now,
    }
    const create: Change = { table: 'contacts', create: { ...empty, ...filledIn(patch) } }
    const phone = await phoneChanges(tx, id, patch)
    return { contactId: id, ...(await mutate([create, ...phone], 'contacts.create')) }
  })
}

/** Puts a contact and its open follow-ups into the trash, where they can be restored for 30 days. */
export async function removeContact(contactId: string): Promise<Written> {
  return transact(async (tx) => {
    await requireContact(tx, contactId)
    const changes = await trashChanges(tx, contactId, clockNow() + TRASH_DAYS * DAY_MS)
    return { contactId, ...(await mutate(changes, 'contacts.remove')) }
  })
}

/**
 * @returns what puts a contact into the trash until `purgeAt`: its follow-ups must not fire any more, nor its deals and
 * orders count.
 */
export async function trashChanges(tx: Transaction, contactId: string, purgeAt: number): Promise<Change[]> {
  const now = clockNow()
  const changes: Change[] = [{ table: 'contacts', id: contactId, set: { deletedAt: now, purgeAt } }]
  for (const table of ['followUps', 'deals', 'orders'] as const) {
    const rows = await tx.db.table(table).where('contactId').equals(contactId).toArray()
    const live = (rows as RowOf<typeof table>[]).filter(({ deletedAt }) => deletedAt === undefined)
    changes.push(...live.map(({ id }): Change => ({ table, id, set: { deletedAt: now } })))
  }
  return changes
}

function patchValues({ custom, ...fields }: ContactPatch): FieldValues {
  const labels = Object.entries(custom ?? {}).map(([label, value]) => [`custom.${label}`, value])
  return { ...fields, ...Object.fromEntries(labels) }
}

function filledIn({ custom, ...fields }: ContactPatch): Partial<RowOf<'contacts'>> {
  const given = Object.entries(fields).filter(([, value]) => value !== null && value !== undefined)
  const labels = Object.entries(custom ?? {}).filter((entry): entry is [string, string] => entry[1] !== null)
  return { ...Object.fromEntries(given), custom: Object.fromEntries(labels) }
}

async function phoneChanges(tx: Transaction, contactId: string, patch: ContactPatch): Promise<Change[]> {
  if (patch.phone === undefined) return []
  return typedPhoneChanges(tx.db, contactId, patch.phone, clockNow())
}
