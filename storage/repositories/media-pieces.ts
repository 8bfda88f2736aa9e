import { AppError } from '@/utils/app-error'
import { fromBase64, toBase64 } from '@/utils/base64'
import { now as clockNow } from '@/utils/clock'
import type { Database } from '../database'
import { MEDIA_CHUNK_BYTES, type MediaChunk } from '../schema/media'
import { snapshot } from '../write/snapshot'
import { transact } from '../write/transact'
import type { Transaction } from '../write/transaction'

/**
 * Stores one piece of a file that is about to be added. The same piece again changes nothing.
 * @throws AppError 'bad-request' for what is no piece, 'conflict' when the file is there already and reads otherwise.
 */
export async function putPiece(mediaId: string, index: number, base64: string): Promise<void> {
  const bytes = fromBase64(base64)
  if (bytes === undefined || bytes.length === 0 || bytes.length > MEDIA_CHUNK_BYTES) {
    throw new AppError('bad-request', 'media.piece')
  }
  await transact(async (tx) => {
    const id = pieceId(mediaId, index)
    if ((await tx.db.media.get(mediaId)) === undefined) {
      await tx.db.mediaChunks.put({ id, mediaId, bytes, at: clockNow() })
      return
    }
    const known = await tx.db.mediaChunks.get(id)
    if (known === undefined || !isSameBytes(known.bytes, bytes)) throw new AppError('conflict', 'media')
  })
}

/** @returns a piece of a file as base64. @throws AppError 'not-found'. */
export async function readPiece(mediaId: string, index: number): Promise<{ base64: string }> {
  const piece = await snapshot(async (db) => {
    const media = await db.media.get(mediaId)
    return media === undefined ? undefined : db.mediaChunks.get(pieceId(mediaId, index))
  })
  if (piece === undefined) throw new AppError('not-found', 'media')
  return { base64: toBase64(piece.bytes) }
}

/**
 * Sees to it that the pieces of a file are all there and make up its size; pieces beyond its end go.
 * @throws AppError 'bad-request' when they do not.
 */
export async function checkPieces(tx: Transaction, mediaId: string, size: number): Promise<void> {
  const count = Math.ceil(size / MEDIA_CHUNK_BYTES)
  const lengths = await lengthsOf(tx.db, mediaId)
  for (let index = 0; index < count; index++) {
    const length = index === count - 1 ? size - index * MEDIA_CHUNK_BYTES : MEDIA_CHUNK_BYTES
    const id = pieceId(mediaId, index)
    if (lengths.get(id) !== length) throw new AppError('bad-request', 'media.incomplete')
    lengths.delete(id)
  }
  await tx.db.mediaChunks.bulkDelete([...lengths.keys()])
}

/** Takes the bytes of a file out for good. */
export async function dropPieces(tx: Transaction, mediaId: string): Promise<void> {
  const ids = await tx.db.mediaChunks.where('mediaId').equals(mediaId).primaryKeys()
  await tx.db.mediaChunks.bulkDelete(ids)
}

/** One piece after another: all of them at once may be 16 MB. */
async function lengthsOf(db: Database, mediaId: string): Promise<Map<string, number>> {
  const lengths = new Map<string, number>()
  const pieces = db.mediaChunks.where('mediaId').equals(mediaId)
  await pieces.each((piece: MediaChunk) => lengths.set(piece.id, piece.bytes.length))
  return lengths
}

function pieceId(mediaId: string, index: number): string {
  return `${mediaId}|${index}`
}

function isSameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, at) => byte === b[at])
}
