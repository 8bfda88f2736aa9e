import { type Breathe, breather } from '../breathe'
import { chatNameOf } from './chat-name'
import { parseChat } from './parse-chat'
import { textFilesOf } from './text-files'
import type { ExportedChat, ExportOptions } from './types'

export type { DateOrder, ExportedChat, ExportOptions } from './types'

/**
 * Reads a chat that WhatsApp exported, `.txt` or `.zip`, of Android or iPhone, in any language whose dates are
 * numbers of the Gregorian, the Thai or the Japanese calendar.
 * @returns one chat for each text in it that holds messages; what they say only if asked for.
 * `breathe` is asked between two pieces of a long text.
 * @throws AppError 'bad-request' for a file that is too large or a zip that cannot be read.
 */
export async function readExport(
  file: { name: string; bytes: Uint8Array },
  options: ExportOptions = {},
  breathe: Breathe = breather(),
): Promise<ExportedChat[]> {
  const chats: ExportedChat[] = []
  for (const { name, text } of textFilesOf(file)) {
    const { title, ...chat } = await parseChat(text, options, breathe)
    if (chat.messages.length === 0) continue
    chats.push({ ...chat, name: chatNameOf(name) ?? chatNameOf(file.name) ?? title ?? baseName(name) })
  }
  return chats
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).replace(/\.(?:txt|zip)$/i, '')
}
