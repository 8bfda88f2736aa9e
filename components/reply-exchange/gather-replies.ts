import { askUi, askWorkspace } from '@/storage/client'
import { MEDIA_CHUNK_BYTES, type MediaBrief } from '@/storage/schema/media'
import type { Reply } from '@/storage/schema/reply'
import { AppError } from '@/utils/app-error'
import { fromBase64, toBase64 } from '@/utils/base64'
import type { ExchangedMedia, ExchangedReply } from '@/utils/replies/exchange/exchanged-reply'

const ROWS_A_PAGE = 200

type StoredReply = Reply & { files: MediaBrief[] }

/**
 * Reads whole replies, page by page.
 * @param ids those that are wanted.
 * @param withBytes whether the bytes of their files are wanted too.
 * @param onProgress how many were read so far.
 * @throws AppError
 */
export async function gatherReplies(
  ids: ReadonlySet<string>,
  withBytes: boolean,
  onProgress: (done: number) => void,
): Promise<ExchangedReply[]> {
  const gathered: ExchangedReply[] = []
  let cursor: string | undefined
  do {
    const page = await askWorkspace('replies.export', {
      limit: ROWS_A_PAGE,
      ...(cursor !== undefined && { cursor }),
    })
    for (const reply of page.rows.filter(({ id }) => ids.has(id))) {
      gathered.push(toExchanged(reply, await filesOf(reply, withBytes)))
      if (withBytes && reply.files.length > 0) onProgress(gathered.length)
    }
    onProgress(gathered.length)
    cursor = page.next
  } while (cursor !== undefined)
  return gathered
}

function toExchanged(reply: StoredReply, media: ExchangedMedia[]): ExchangedReply {
  const { shortcut, title, body, language, variants, labels, folder, archivedAt } = reply
  const hasVariants = variants !== undefined && Object.keys(variants).length > 0
  return {
    shortcut,
    title,
    body,
    ...(language !== undefined && { language }),
    ...(hasVariants && { variants }),
    labels: Object.keys(labels),
    ...(folder !== undefined && { folder }),
    ...(archivedAt !== undefined && { isArchived: true }),
    ...(media.length > 0 && { media }),
  }
}

/** One file after another: all of them at once may be more than the page can hold. */
async function filesOf({ files }: StoredReply, withBytes: boolean): Promise<ExchangedMedia[]> {
  const media: ExchangedMedia[] = []
  for (const file of files) {
    const { name, type, size } = file
    media.push(withBytes ? { name, type, size, base64: await readBase64(file) } : { name, type, size })
  }
  return media
}

async function readBase64({ id, size }: MediaBrief): Promise<string> {
  const bytes = new Uint8Array(size)
  for (let at = 0; at < size; at += MEDIA_CHUNK_BYTES) {
    const { base64 } = await askUi('media.chunk', { mediaId: id, index: at / MEDIA_CHUNK_BYTES })
    const piece = fromBase64(base64)
    if (piece === undefined) throw new AppError('internal', 'media')
    bytes.set(piece, at)
  }
  return toBase64(bytes)
}
