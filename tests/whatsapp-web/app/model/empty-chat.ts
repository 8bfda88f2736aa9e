import type { ChatRecord } from './types'

/** A person's or group's chat before anything is known of it. */
export function emptyChat(key: number): Omit<ChatRecord, 'user' | 'server' | 'kind'> {
  return {
    key,
    mapped: false,
    isBusiness: false,
    participants: [],
    online: false,
    typing: false,
    messages: [],
    loaded: 1,
    unread: 0,
    order: 0,
    draft: '',
  }
}
