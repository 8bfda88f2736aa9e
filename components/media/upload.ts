import { askUi } from '@/storage/client'
import { MAX_MEDIA_BYTES, MEDIA_CHUNK_BYTES, type MediaBrief } from '@/storage/schema/media'
import { toBase64 } from '@/utils/base64'
import { newId } from '@/utils/ids'
import { measureFile } from './measure-file'

const MOST_NAME_CHARACTERS = 200

/** @returns what a chosen file is stored as. */
export async function describeFile(file: File): Promise<MediaBrief> {
  const [type = ''] = file.type.split(';')
  const isType = /^[\w.+-]+\/[\w.+-]+$/.test(type.trim())
  return {
    id: newId(),
    name: file.name.slice(-MOST_NAME_CHARACTERS) || 'file',
    type: isType ? type.trim() : 'application/octet-stream',
    size: file.size,
    ...(await measureFile(file)),
  }
}

/** @returns why a file cannot go with a reply; undefined when it can. */
export function refusalOf({ size }: File): 'empty' | 'tooLarge' | undefined {
  if (size === 0) return 'empty'
  return size > MAX_MEDIA_BYTES ? 'tooLarge' : undefined
}

/** Stores the pieces of a file one after another; `onProgress` gets the part that is done, 0 to 1. */
export async function uploadPieces(
  file: Blob,
  mediaId: string,
  onProgress: (done: number) => void,
): Promise<void> {
  for (let index = 0; index * MEDIA_CHUNK_BYTES < file.size; index++) {
    const from = index * MEDIA_CHUNK_BYTES
    const bytes = new Uint8Array(await file.slice(from, from + MEDIA_CHUNK_BYTES).arrayBuffer())
    await askUi('media.put', { mediaId, index, base64: toBase64(bytes) })
    onProgress(Math.min(1, (from + bytes.length) / file.size))
  }
}
