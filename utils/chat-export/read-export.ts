import { chatNameOf } from './chat-name'
import { parseChat } from './parse-chat'
import { textFilesOf } from './text-files'
import type { ExportedChat, ExportOptions } from './types'

export type { DateOrder, ExportedChat, ExportOptions } from './types'

/**
 * Reads a chat that WhatsApp exported, `.txt` or `.zip`, of Android or iPhone, in any language whose dates are
 * numbers of the Gregorian, the Thai or the Japanese calendar.
 * @returns one chat for each text in it that holds messages; what they say only if asked for.
 * @throws AppError 'bad-request' for a file that is too large or a zip that cannot be read.
 */
export function readExport(
  file: { name: string; bytes: Uint8Array },
  options: ExportOptions = {},
): ExportedChat[] {
  return textFilesOf(file).flatMap(({ name, text }) => {
    const { title, ...chat } = parseChat(text, options)
    if (chat.messages.length === 0) return []
    return [{ ...chat, name: chatNameOf(name) ?? chatNameOf(file.name) ?? title ?? baseName(name) }]
  })
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).replace(/\.(?:txt|zip)$/i, '')
}
