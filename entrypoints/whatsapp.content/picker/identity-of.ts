import type { ChatIdentity, ChatSighting } from '@/storage/schema/chat'

/** @returns who the chat is, without what only this moment's view of it tells. */
export function identityOf(chat: ChatSighting): ChatIdentity {
  const { account, key, kind, name, lid, phone, group } = chat
  return {
    account,
    key,
    kind,
    name,
    ...(lid !== undefined && { lid }),
    ...(phone !== undefined && { phone }),
    ...(group !== undefined && { group }),
  }
}
