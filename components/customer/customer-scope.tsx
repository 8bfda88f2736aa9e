import type { ComponentChildren } from 'preact'
import { useMemo } from 'preact/hooks'
import type { CardData } from '@/storage/protocol/ui'
import type { Target } from '@/storage/protocol/shared'
import type { ChatSighting } from '@/storage/schema/chat'
import { CustomerProvider } from './customer'
import { useOptimistic } from './use-optimistic'

type ScopeProps = {
  visit: string
  target: Target
  stored: CardData
  isSaved: boolean
  chat?: ChatSighting
  children: ComponentChildren
}

/** Everything inside is about one customer. Give it the visit as its key, so that nothing typed survives a switch. */
export function CustomerScope({ visit, target, stored, isSaved, chat, children }: ScopeProps) {
  const { shown: card, apply } = useOptimistic(stored)
  const contactId = stored.contact.id
  const customer = useMemo(
    () => ({ key: visit, target, contactId, chat, isSaved, card, apply }),
    [visit, JSON.stringify(target), contactId, chat, isSaved, card],
  )
  return <CustomerProvider value={customer}>{children}</CustomerProvider>
}
