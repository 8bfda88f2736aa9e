import { askUi } from '@/storage/client'
import type { Added } from '@/storage/protocol/replies'
import { MAX_MEDIA_BYTES, MEDIA_CHUNK_BYTES } from '@/storage/schema/media'
import { fromBase64, toBase64 } from '@/utils/base64'
import { idOf } from '@/utils/ids'
import type { ImportPlan } from './plan-import'

export type ImportProgress = { step: 'replies' | 'files'; done: number; of: number }
export type ImportResult = Omit<Added, 'undoId' | 'contactId'> & {
  files: number
  /** Names of files that are too large for WhatsApp. */
  refusedFiles: string[]
  /** First things first. */
  undoIds: string[]
}

type FileOfReply = ImportPlan['files'][number]

/**
 * Writes what was planned: the replies in one call, then their files piece by piece. Asked again after a failure it goes
 * on, since everything bears the id it had. `undoIds` fills up as it goes.
 * @throws AppError
 */
export async function runImport(
  plan: ImportPlan,
  undoIds: Set<string>,
  onProgress: (progress: ImportProgress) => void,
): Promise<ImportResult> {
  const { drafts, onConflict, files } = plan
  onProgress({ step: 'replies', done: 0, of: drafts.length })
  const { undoId, added, changed, skipped } = await askUi('replies.addMany', { drafts, onConflict })
  if (undoId !== undefined) undoIds.add(undoId)
  const refusedFiles: string[] = []
  let done = 0
  for (const one of files) {
    onProgress({ step: 'files', done: done++, of: files.length })
    const fileUndoId = await uploadFile(one, refusedFiles)
    if (fileUndoId !== undefined) undoIds.add(fileUndoId)
  }
  return {
    added,
    changed,
    skipped: skipped + plan.skipped,
    files: files.length - refusedFiles.length,
    refusedFiles,
    undoIds: [...undoIds],
  }
}

async function uploadFile({ replyId, file }: FileOfReply, refused: string[]): Promise<string | undefined> {
  const { name, type, size, base64 } = file
  const bytes = fromBase64(base64)
  if (bytes === undefined || bytes.length !== size || size > MAX_MEDIA_BYTES) {
    refused.push(name)
    return undefined
  }
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  const id = idOf('reply.import.file', replyId, name, type, hash.join('.'))
  for (let index = 0; index * MEDIA_CHUNK_BYTES < size; index++) {
    const piece = bytes.subarray(index * MEDIA_CHUNK_BYTES, (index + 1) * MEDIA_CHUNK_BYTES)
    await askUi('media.put', { mediaId: id, index, base64: toBase64(piece) })
  }
  const { undoId } = await askUi('media.add', { id, name, type, size, replyId })
  return undoId
}
