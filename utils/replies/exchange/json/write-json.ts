import type { ExchangedReply } from '../exchanged-reply'
import { type ExchangeNote, noting } from '../notes'
import { REPLIES_FORMAT, REPLIES_VERSION } from './schema'

/** Of all files together, in base64: what a browser can hold as one text, and read again. */
export const MOST_MEDIA_CHARACTERS = 180_000_000

/**
 * @returns the replies whole, files included, as docs/replies-format.md describes. `notes` tells of files without bytes, and
 * of those that are beyond what one file can carry (`mostMediaCharacters`): they are named in it, without their bytes.
 */
export function writeJson(
  replies: readonly ExchangedReply[],
  mostMediaCharacters = MOST_MEDIA_CHARACTERS,
): { text: string; notes: ExchangeNote[] } {
  const notes: ExchangeNote[] = []
  let left = mostMediaCharacters
  const written = replies.map((reply) => {
    if (reply.media === undefined) return reply
    const media = reply.media.map(({ base64, ...file }) => {
      const isCarried = base64 !== undefined && base64.length <= left
      if (!isCarried) noting(notes, reply.shortcut)('media-without-bytes', file.name)
      else left -= base64.length
      return isCarried ? { ...file, base64 } : file
    })
    return { ...reply, media }
  })
  const file = { format: REPLIES_FORMAT, version: REPLIES_VERSION, replies: written }
  return { text: `${JSON.stringify(file, null, 2)}\n`, notes }
}
