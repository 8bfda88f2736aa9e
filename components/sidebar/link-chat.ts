import { t } from '@/locales/t'
import type { ChatSighting } from '@/storage/schema/chat'
import type { ContactBrief } from '@/storage/schema/contact'
import { write } from '../app/write'
import { newContactIdFor } from '../customer'

/** Remembers that this chat is that contact. */
export function linkChat(chat: ChatSighting, contact: ContactBrief): void {
  void write('card.link', { chat, contactId: contact.id }, t('link.done', { name: contact.name }))
}

/** Gives this chat a card of its own. @returns the id of its contact, undefined when it failed. */
export async function createCard(chat: ChatSighting): Promise<string | undefined> {
  const id = newContactIdFor(chat)
  const written = await write('card.create', { chat, id }, t('link.created', { name: chat.name }))
  return written && (written.contactId ?? id)
}
