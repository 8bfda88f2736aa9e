import { now as clockNow } from '@/utils/clock'
import { CHUNK_ROWS, DAY_MS, TRASH_DAYS } from '../limits'
import type { AnyRow, RowOf, UserTable } from '../rows'
import { dropRow, getRow, putRow } from '../write/put-row'
import { snapshot } from '../write/snapshot'
import { transact } from '../write/transact'
import type { Transaction } from '../write/transaction'
import { isNeeded } from './media-files'
import { dropPieces } from './media-pieces'
import { versionRows } from './reply-versions'

/** Tables whose rows stay in the trash for a while. */
export type TrashTable = Exclude<UserTable, 'contacts' | 'aliases' | 'messages'>

/** Pieces of a file that is still being added are left alone for so long. */
const ADDING_MS = DAY_MS

/** Takes out what belonged to a row that was just dropped for good. */
export async function dropBelongings(
  tx: Transaction,
  table: TrashTable,
  row: AnyRow | undefined,
): Promise<void> {
  if (row === undefined) return
  if (table === 'media') return dropMedia(tx, row as RowOf<'media'>)
  if (table === 'replies') return dropOfReply(tx, row as RowOf<'replies'>)
  if (table === 'products') return dropUnneeded(tx, [(row as RowOf<'products'>).pictureId ?? ''])
  if (table === 'deals') return dropStages(tx, row as RowOf<'deals'>)
  if (table === 'suggestionRules') {
    await tx.db.suggestionDismissals.where('ruleId').equals(row.id).delete()
  }
}

/** What keeps a use in a chat without a card from being counted twice is needed for a while only. */
export async function dropAnonymousEvents(): Promise<number> {
  return transact(async (tx) => {
    const before = clockNow() - TRASH_DAYS * DAY_MS
    const old = tx.db.replyEvents.where('anonymousAt').below(before).limit(CHUNK_ROWS)
    const ids = await old.primaryKeys()
    await tx.db.replyEvents.bulkDelete(ids)
    return ids.length
  })
}

/** Drops pieces of files that were never added, one file in a transaction. */
export async function dropOrphanedPieces(): Promise<void> {
  const before = clockNow() - ADDING_MS
  const orphans = await snapshot(async (db) => {
    const mediaIds = (await db.mediaChunks.orderBy('mediaId').uniqueKeys()).map(String)
    const known = new Set(await db.media.toCollection().primaryKeys())
    return mediaIds.filter((id) => !known.has(id))
  })
  for (const mediaId of orphans) {
    await transact(async (tx) => {
      const pieces = await tx.db.mediaChunks.where('mediaId').equals(mediaId).toArray()
      if (pieces.every(({ at }) => at < before)) await dropPieces(tx, mediaId)
    })
  }
}

/** A file that something names again was let go of by mistake: it comes out of the trash. */
async function dropMedia(tx: Transaction, row: RowOf<'media'>): Promise<void> {
  if (!(await isNeeded(tx.db, row.id))) return dropPieces(tx, row.id)
  const { deletedAt: _, ...kept } = row
  await putRow(tx, 'media', kept, undefined)
}

/** What the timeline told of it. */
async function dropStages(tx: Transaction, { id, contactId }: RowOf<'deals'>): Promise<void> {
  await tx.db.events
    .where('contactId')
    .equals(contactId)
    .filter(({ what }) => what.kind === 'deal' && what.dealId === id)
    .delete()
}

async function dropOfReply(tx: Transaction, { id, media }: RowOf<'replies'>): Promise<void> {
  await versionRows(tx.db, id).delete()
  await tx.db.replyAnswers.where('replyId').equals(id).delete()
  await tx.db.replyEvents.where('replyId').equals(id).delete()
  await tx.db.replyUses.delete(id)
  await dropUnneeded(tx, Object.keys(media ?? {}))
}

async function dropUnneeded(tx: Transaction, mediaIds: readonly string[]): Promise<void> {
  for (const mediaId of mediaIds) {
    const row = await getRow(tx, 'media', mediaId)
    if (row === undefined || (await isNeeded(tx.db, mediaId))) continue
    await dropRow(tx, 'media', row)
    await dropPieces(tx, mediaId)
  }
}
