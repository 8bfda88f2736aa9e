import { useRef } from 'preact/hooks'
import type { ChatCard } from '@/storage/protocol/ui'
import type { ChatSighting } from '@/storage/schema/chat'
import { type Query, useQuery } from '@/storage/use-query'
import { visitKey } from './visit'

/**
 * @returns what is known of the chat that is open. An answer for another chat is never shown, not even for the moment
 * until the right one arrives.
 */
export function useChatCard(chat: ChatSighting): Query<ChatCard> {
  const query = useQuery('card.forChat', { chat })
  const last = useRef<{ visit: string; data: ChatCard }>(undefined)
  const visit = visitKey(chat)
  if (!query.isStale && query.data !== undefined) last.current = { visit, data: query.data }
  const data = last.current?.visit === visit ? last.current.data : undefined
  return { ...query, data }
}
