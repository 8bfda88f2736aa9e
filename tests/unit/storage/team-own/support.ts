import { database } from '@/storage/database'
import { getRow, putRow } from '@/storage/write/put-row'
import { transact } from '@/storage/write/transact'
import { newId } from '@/utils/ids'
import { askUi } from '../../helpers/background'

export const HOUR_MS = 3_600_000

/** The database is from now on that of this person in a team; undefined: of nobody in one. */
export async function linkTo(userId: string | undefined): Promise<void> {
  const db = await database()
  await db.outbox.clear()
  if (userId === undefined) return db.syncState.delete('link')
  const value = { userId, wsId: 'ws', deviceId: `${userId}-1`, client: userId, gen: 'g', nextN: 1, base: 0 }
  await db.syncState.put({ id: 'link', value })
}

/** A contact, whose it is (undefined: whoever makes it; null: nobody's), and when it is to be called. */
export async function addContact(
  name: string,
  { ownerId, dueAt }: { ownerId?: string | null; dueAt?: number } = {},
): Promise<{ id: string; followUpId: string }> {
  const [id, followUpId] = [newId(), newId()]
  await askUi('contacts.create', { id, patch: { name } })
  if (ownerId !== undefined) await giveTo(id, ownerId)
  if (dueAt !== undefined) await plan(id, dueAt, followUpId)
  return { id, followUpId }
}

export async function plan(contactId: string, dueAt: number, id: string = newId()): Promise<void> {
  await askUi('followUps.set', { target: { contactId }, id, contactId, dueAt, timeZone: 'UTC' })
}

/** As it arrives from the server: a row is written, and nothing else is done. */
export async function giveTo(contactId: string, ownerId: string | null): Promise<void> {
  await transact(async (tx) => {
    const old = await getRow(tx, 'contacts', contactId)
    if (old === undefined) throw new Error('no such contact')
    const { ownerId: _, ...rest } = old as typeof old & { ownerId?: string }
    await putRow(tx, 'contacts', { ...rest, ...(ownerId !== null && { ownerId }) }, old)
  })
}

/** The server knows the contact. */
export async function cameFromTeam(contactId: string): Promise<void> {
  const row = { id: `contacts|${contactId}`, bucket: 'o:ann', seq: 1, clk: {} }
  await (await database()).syncRows.put(row)
}
