import { AppError } from '@/utils/app-error'
import { duplicateReasons } from '@/utils/duplicates/find'
import { mergeFields } from '@/utils/duplicates/merge'
import type { Database } from '../database'
import type { MergePreview } from '../protocol/customers'
import type { ContactRow } from '../rows'
import { snapshot } from '../write/snapshot'
import { assertMergeable } from './merge'
import { toBrief } from './wire'

/** @returns what merging two contacts would do. @throws AppError 'not-found', 'bad-request' for two of different kinds. */
export async function previewMerge(keepId: string, loseId: string): Promise<MergePreview> {
  return snapshot(async (db) => {
    const [keep, lose] = [await liveContact(db, keepId), await liveContact(db, loseId)]
    assertMergeable(keep, lose)
    return {
      keep: toBrief(keep),
      lose: toBrief(lose),
      fields: mergeFields(keep, lose),
      moves: await movesOf(db, keep, lose),
      reasons: duplicateReasons(keep, lose),
    }
  })
}

async function liveContact(db: Database, id: string): Promise<ContactRow> {
  const row = await db.contacts.get(id)
  if (row === undefined || row.deletedAt !== undefined) throw new AppError('not-found', 'contacts')
  return row
}

async function movesOf(db: Database, keep: ContactRow, lose: ContactRow): Promise<MergePreview['moves']> {
  const live = async (table: 'notes' | 'followUps' | 'deals' | 'orders'): Promise<number> => {
    const rows: { deletedAt?: number }[] = await db.table(table).where('contactId').equals(lose.id).toArray()
    return rows.filter(({ deletedAt }) => deletedAt === undefined).length
  }
  return {
    notes: await live('notes'),
    followUps: await live('followUps'),
    deals: await live('deals'),
    orders: await live('orders'),
    messages: await db.messages.where('contactId').equals(lose.id).count(),
    tags: Object.keys(lose.tags).filter((tagId) => !Object.hasOwn(keep.tags, tagId)).length,
  }
}
