import type { ComponentChildren } from 'preact'
import { useMemo } from 'preact/hooks'
import type { ChatSighting } from '@/storage/schema/chat'
import { blankCard, CustomerScope, newContactIdFor, visitKey } from '../customer'

/** For what may be used before it is known, or without ever knowing, who the chat is. */
export function UnknownCustomer({ chat, children }: { chat: ChatSighting; children: ComponentChildren }) {
  const stored = useMemo(() => blankCard(chat, newContactIdFor(chat)), [chat])
  return (
    <CustomerScope visit={visitKey(chat)} target={{ chat }} stored={stored} isSaved={false} chat={chat}>
      {children}
    </CustomerScope>
  )
}
