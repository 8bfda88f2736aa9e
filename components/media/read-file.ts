import { askUi } from '@/storage/client'
import { MEDIA_CHUNK_BYTES, type MediaBrief } from '@/storage/schema/media'
import { AppError } from '@/utils/app-error'
import { fromBase64 } from '@/utils/base64'

/** @returns a stored file, put together from its pieces. @throws AppError when one is missing. */
export async function readFile({ id, size, type }: MediaBrief): Promise<Blob> {
  const pieces: Uint8Array<ArrayBuffer>[] = []
  for (let index = 0; index * MEDIA_CHUNK_BYTES < size; index++) {
    const { base64 } = await askUi('media.chunk', { mediaId: id, index })
    const bytes = fromBase64(base64)
    if (bytes === undefined) throw new AppError('internal', 'media')
    pieces.push(bytes)
  }
  return new Blob(pieces, { type })
}
