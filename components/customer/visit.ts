import type { ChatSighting } from '@/storage/schema/chat'
import { newId } from '@/utils/ids'

// The page counts its visits anew when it is loaded again, and what was begun before must not fit the second count.
const pageId = newId()
const newContactIds = new Map<string, string>()

/** @returns what tells one visit of one chat from every other. */
export function visitKey(chat: ChatSighting): string {
  return JSON.stringify([pageId, chat.account, chat.key, chat.epoch])
}

/**
 * @returns the id the card of this chat gets if something is written during this visit. One per visit, not per chat:
 * without the page's model two people of one name share a key, and must not share a card.
 */
export function newContactIdFor(chat: ChatSighting): string {
  const visit = visitKey(chat)
  const known = newContactIds.get(visit)
  if (known !== undefined) return known
  const made = newId()
  newContactIds.set(visit, made)
  return made
}
