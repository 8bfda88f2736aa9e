import { AppError } from '@/utils/app-error'
import { now as clockNow } from '@/utils/clock'
import { fold } from '@/utils/text/fold'
import { privacyGuard } from '../private-chats'
import type { TrashTable } from '../protocol/data'
import type { Written } from '../protocol/shared'
import { MAX_PRODUCTS } from '../schema/product'
import type { Change } from '../write/change'
import { mutate } from '../write/mutate'
import { transact } from '../write/transact'
import type { Transaction } from '../write/transaction'
import { typedPhoneChanges } from './alias-changes'
import { chatsOfContact } from './chats-of-contact'
import { requireFree } from './replies'
import { liveTags } from './tag-lists'
import { isOffered } from './trash'

const OWNED = ['notes', 'followUps', 'deals', 'orders'] as const
type Deleted = { id: string; contactId?: string; deletedAt?: number | undefined }

/**
 * Brings something back from the trash, a contact with all that went with it.
 * A repeat does nothing.
 * @throws AppError 'not-found' for what is unknown, 'conflict' when its contact is in the trash itself or another of that
 * name is in use, 'too-many', 'not-allowed' for a contact whose chat is never tracked by now.
 */
export async function restoreFromTrash(table: TrashTable, id: string): Promise<Written> {
  const guards =
    table === 'contacts' ? await Promise.all((await chatsOfContact(id, true)).map(privacyGuard)) : []
  return transact(async (tx) => {
    const row: Deleted | undefined = await tx.db.table(table).get(id)
    if (row === undefined) throw new AppError('not-found', table)
    if (row.deletedAt === undefined) return table === 'contacts' ? { contactId: id } : {}
    for (const guard of guards) guard.assertTracked()
    if (table === 'contacts') {
      return { contactId: id, ...(await mutate(await contactChanges(tx, id), 'trash.restore')) }
    }
    await requireRoom(tx, table, id)
    const { contactId } = row
    const owner = contactId === undefined ? undefined : await tx.db.contacts.get(contactId)
    if (contactId !== undefined && owner?.deletedAt !== undefined) throw new AppError('conflict', 'contacts')
    const written = await mutate([{ table, id, set: { deletedAt: null } }], 'trash.restore')
    return { ...(contactId !== undefined && { contactId }), ...written }
  })
}

/** What was deleted in the same moment went with it. Its number names it again, unless it names another one by now. */
async function contactChanges(tx: Transaction, id: string): Promise<Change[]> {
  const row = await tx.db.contacts.get(id)
  if (row === undefined || !isOffered(row)) throw new AppError('not-found', 'contacts')
  const changes: Change[] = [{ table: 'contacts', id, set: { deletedAt: null, purgeAt: null } }]
  for (const table of OWNED) {
    const rows: Deleted[] = await tx.db.table(table).where('contactId').equals(id).toArray()
    const together = rows.filter(({ deletedAt }) => deletedAt === row.deletedAt)
    changes.push(...together.map((own): Change => ({ table, id: own.id, set: { deletedAt: null } })))
  }
  if (row.phone === undefined) return changes
  return [...changes, ...(await typedPhoneChanges(tx.db, id, row.phone, clockNow()))]
}

/** @throws AppError 'conflict' when the name of a tag or the shortcut of a reply is taken, 'too-many' for products. */
async function requireRoom({ db }: Transaction, table: TrashTable, id: string): Promise<void> {
  if (table === 'tags') {
    const tag = await db.tags.get(id)
    const isTaken = (await liveTags(db)).some(({ name }) => fold(name) === fold(tag?.name ?? ''))
    if (isTaken) throw new AppError('conflict', 'tags.name')
  }
  if (table === 'replies') {
    const reply = await db.replies.get(id)
    if (reply !== undefined && reply.archivedAt === undefined) await requireFree(db, reply)
  }
  if (table !== 'products') return
  const live = await db.products.filter(({ deletedAt }) => deletedAt === undefined).count()
  if (live >= MAX_PRODUCTS) throw new AppError('too-many', 'products')
}
