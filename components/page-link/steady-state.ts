import type { PageState } from '@/storage/protocol/frame'
import type { ChatSighting } from '@/storage/schema/chat'

/**
 * The page reports at each small change. @returns `next` with the former chat object where it is still the same chat,
 * so that nothing is asked or drawn again for a message that came.
 */
export function steadyState(before: PageState | undefined, next: PageState): PageState {
  const isSame = before !== undefined && isSameChat(before.chat, next.chat)
  return isSame ? { ...next, chat: before.chat } : next
}

function isSameChat(a: ChatSighting | null, b: ChatSighting | null): boolean {
  if (a === null || b === null) return a === b
  return identityOf(a) === identityOf(b)
}

function identityOf(chat: ChatSighting): string {
  const { account, key, epoch, kind, name, lid, phone, group, isAmbiguous, isBusiness, source } = chat
  // Message ids recognise a chat; the first ones are enough, later ones would only ask the same again.
  const hasMessages = chat.messageIds.length > 0
  return JSON.stringify([
    account,
    key,
    epoch,
    kind,
    name,
    lid,
    phone,
    group,
    isAmbiguous,
    isBusiness,
    source,
    hasMessages,
  ])
}
