import type { ExchangedReply } from '../exchanged-reply'
import type { ExchangeNote } from '../notes'
import { REPLIES_FORMAT, REPLIES_VERSION } from './schema'

/** @returns the replies whole, files included, as docs/replies-format.md describes; `notes` tells of files without bytes. */
export function writeJson(replies: readonly ExchangedReply[]): { text: string; notes: ExchangeNote[] } {
  const notes = replies.flatMap(({ shortcut, media = [] }) =>
    media
      .filter(({ base64 }) => base64 === undefined)
      .map(({ name }) => ({ place: shortcut, code: 'media-without-bytes' as const, detail: name })),
  )
  const file = { format: REPLIES_FORMAT, version: REPLIES_VERSION, replies }
  return { text: `${JSON.stringify(file, null, 2)}\n`, notes }
}
