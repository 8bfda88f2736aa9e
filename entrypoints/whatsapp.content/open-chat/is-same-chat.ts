import type { ChatIdentity, ChatSighting } from '@/storage/schema/chat'
import { isSameName } from '../page/read-text'

/**
 * @returns whether the open chat is one of those wanted: by its ids, or, where the page shows no ids, by a name that
 * only one chat in sight bears.
 */
export function isWanted(open: ChatSighting, wanted: readonly ChatIdentity[]): boolean {
  return wanted.some((chat) => isSameChat(open, chat))
}

function isSameChat(open: ChatSighting, chat: ChatIdentity): boolean {
  if (open.key === chat.key) return !open.isAmbiguous
  if (open.phone !== undefined && open.phone === chat.phone) return true
  if (open.lid !== undefined && open.lid === chat.lid) return true
  const hasNoIds = open.lid === undefined && open.phone === undefined && open.group === undefined
  return hasNoIds && !open.isAmbiguous && chat.name !== '' && isSameName(open.name, chat.name)
}
