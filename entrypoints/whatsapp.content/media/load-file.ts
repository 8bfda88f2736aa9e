import type { askPage } from '@/storage/client'
import type { MediaBrief } from '@/storage/schema/media'
import { AppError } from '@/utils/app-error'
import { fromBase64 } from '@/utils/base64'

/**
 * Asks for a file of a reply piece by piece: each piece is a question of its own, so that a worker may die in between.
 * `onPiece` is told how much is there, from 0 to 1.
 */
export async function loadFile(
  { id, name, type, size }: MediaBrief,
  ask: typeof askPage,
  onPiece: (share: number) => void,
): Promise<File> {
  const pieces: Uint8Array<ArrayBuffer>[] = []
  for (let loaded = 0; loaded < size;) {
    const { base64 } = await ask('page.mediaChunk', { mediaId: id, index: pieces.length })
    const bytes = fromBase64(base64)
    if (!bytes?.length || loaded + bytes.length > size) throw new AppError('not-found', 'media')
    pieces.push(bytes)
    loaded += bytes.length
    onPiece(loaded / size)
  }
  return new File(pieces, name, { type })
}
