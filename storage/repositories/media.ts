import { AppError } from '@/utils/app-error'
import { now as clockNow } from '@/utils/clock'
import type { Written } from '../protocol/shared'
import type { MediaBrief } from '../schema/media'
import type { Change } from '../write/change'
import { mutate } from '../write/mutate'
import { transact } from '../write/transact'
import type { Transaction } from '../write/transaction'
import { releaseChanges } from './media-files'
import { checkPieces } from './media-pieces'

/** What a file belongs to: a reply has any number, a product one picture. */
type MediaOwner = { replyId?: string | undefined; productId?: string | undefined }

/**
 * Makes a file of the pieces that were put, for a reply or a product.
 * @throws AppError 'bad-request' when a piece is missing or nobody is named to own it, 'not-found' for an unknown owner.
 */
export async function addMedia(file: MediaBrief, owner: MediaOwner): Promise<Written> {
  return transact(async (tx) => {
    const now = clockNow()
    await checkPieces(tx, file.id, file.size)
    const changes = [
      ...(await replyChange(tx, owner, file.id, 1)),
      ...(await pictureChanges(tx, owner, file.id)),
    ]
    if (changes.length === 0) throw new AppError('bad-request', 'media.owner')
    const old = await tx.db.media.get(file.id)
    const restore: Change[] = [{ table: 'media', id: file.id, set: { deletedAt: null } }]
    const create: Change[] = [{ table: 'media', create: { ...file, createdAt: now } }]
    return mutate([...(old?.deletedAt === undefined ? create : restore), ...changes], 'media.add')
  })
}

/** Takes a file off a reply or a product. Its bytes stay for as long as it can be undone. */
export async function removeMedia(id: string, owner: MediaOwner): Promise<Written> {
  return transact(async (tx) => {
    if ((await tx.db.media.get(id)) === undefined) throw new AppError('not-found', 'media')
    const ownerId = owner.replyId ?? owner.productId
    if (ownerId === undefined) throw new AppError('bad-request', 'media.owner')
    const changes = [...(await replyChange(tx, owner, id, null)), ...(await pictureOff(tx, owner, id))]
    return mutate([...changes, ...(await releaseChanges(tx.db, id, ownerId, clockNow()))], 'media.remove')
  })
}

async function replyChange(
  tx: Transaction,
  { replyId }: MediaOwner,
  mediaId: string,
  value: 1 | null,
): Promise<Change[]> {
  if (replyId === undefined) return []
  const reply = await tx.db.replies.get(replyId)
  if (reply === undefined || reply.deletedAt !== undefined) throw new AppError('not-found', 'replies')
  return [{ table: 'replies', id: replyId, set: { [`media.${mediaId}`]: value } }]
}

/** A product has one picture: the one before it goes. */
async function pictureChanges(
  tx: Transaction,
  { productId }: MediaOwner,
  mediaId: string,
): Promise<Change[]> {
  if (productId === undefined) return []
  const { pictureId } = await requireProduct(tx, productId)
  const isOther = pictureId !== undefined && pictureId !== mediaId
  const released = isOther ? await releaseChanges(tx.db, pictureId, productId, clockNow()) : []
  return [{ table: 'products', id: productId, set: { pictureId: mediaId } }, ...released]
}

async function pictureOff(tx: Transaction, { productId }: MediaOwner, mediaId: string): Promise<Change[]> {
  if (productId === undefined) return []
  const { pictureId } = await requireProduct(tx, productId)
  return pictureId === mediaId ? [{ table: 'products', id: productId, set: { pictureId: null } }] : []
}

async function requireProduct(tx: Transaction, id: string): Promise<{ pictureId?: string | undefined }> {
  const product = await tx.db.products.get(id)
  if (product === undefined || product.deletedAt !== undefined) throw new AppError('not-found', 'products')
  return product
}
