import type { UiCommands } from '@/storage/protocol/ui'
import { addMedia, removeMedia } from '@/storage/repositories/media'
import { putPiece, readPiece } from '@/storage/repositories/media-pieces'
import type { HandlersOf } from '../handler'

type Name = Extract<keyof UiCommands, `media.${string}`>

export const mediaHandlers: HandlersOf<UiCommands, Name> = {
  'media.put': ({ mediaId, index, base64 }) => putPiece(mediaId, index, base64),
  'media.add': ({ replyId, productId, ...file }) => addMedia(file, { replyId, productId }),
  'media.remove': ({ id, replyId, productId }) => removeMedia(id, { replyId, productId }),
  'media.chunk': ({ mediaId, index }) => readPiece(mediaId, index),
}
