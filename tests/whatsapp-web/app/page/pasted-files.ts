import type { PastedFile } from '../../api'
import { chatId } from '../model/chat-facts'
import type { ChatRecord } from '../model/types'
import type { Records } from './records'

/** Notes what arrived, byte for byte. */
export function notePasted(records: Records, chat: ChatRecord, files: readonly File[]): void {
  for (const file of files) records.pasted.push(describe(chatId(chat), file))
}

async function describe(chat: string, file: File): Promise<PastedFile> {
  const hash = await crypto.subtle.digest('SHA-256', await file.arrayBuffer())
  const sha256 = Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, '0')).join('')
  return { chatId: chat, name: file.name, type: file.type, size: file.size, sha256 }
}
