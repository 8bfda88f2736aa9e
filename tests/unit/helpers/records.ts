import type { Activity } from '@/storage/schema/message'
import type { ImportedMessage } from '@/storage/protocol/customers'
import type { ChatSighting } from '@/storage/schema/chat'
import { newId } from '@/utils/ids'
import { askUi, askWorkspace } from './background'
import { sightingOf } from './sightings'

/** @returns a new card of a chat, and the chat. */
export async function card(lid = '1001'): Promise<{ contactId: string; chat: ChatSighting }> {
  const chat = sightingOf({ lid, key: `lid:${lid}` })
  const contactId = newId()
  await askUi('notes.add', { target: { chat }, id: newId(), contactId, text: 'x' })
  return { contactId, chat }
}

/** @returns a message of an exported chat. */
export function imported(key: string, at: number, over: Partial<ImportedMessage> = {}): ImportedMessage {
  return { key, at, direction: 'in', kind: 'text', length: 12, ...over }
}

/** Imports a part of an exported chat. */
export async function bring(
  contactId: string,
  messages: ImportedMessage[],
  batchId = newId(),
  part = 0,
): Promise<{ added: number; undoId?: string | undefined }> {
  return askWorkspace('record.import', { contactId, batchId, part, messages })
}

export async function activityOf(contactId: string): Promise<Activity | undefined> {
  return (await askUi('card.get', { contactId })).activity
}
