import type { ChatSighting } from '@/storage/schema/chat'
import type { MessageSighting } from '@/storage/schema/message'

export const ACCOUNT = 'phone:+15550001111'

/** A chat as the page model tells of it; `over` says what is different. */
export function sightingOf(over: Partial<ChatSighting> = {}): ChatSighting {
  return {
    account: ACCOUNT,
    key: 'lid:1001',
    kind: 'person',
    name: 'Maria Silva',
    lid: '1001',
    epoch: 1,
    source: 'model',
    isAmbiguous: false,
    isBusiness: false,
    messageIds: [],
    ...over,
  }
}

/** A chat of which only the name on the screen is known. */
export function bareSightingOf(name: string, over: Partial<ChatSighting> = {}): ChatSighting {
  const { lid: _, ...rest } = sightingOf({ name, key: `name:${name}`, source: 'dom' })
  return { ...rest, ...over }
}

export function messageOf(messageId: string, over: Partial<MessageSighting> = {}): MessageSighting {
  return { messageId, direction: 'in', ack: 'unknown', kind: 'text', length: 12, ...over }
}
