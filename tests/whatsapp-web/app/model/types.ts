import type { KnownChatKey } from '../../known-chats'

export type MessageKind = 'text' | 'image' | 'voice' | 'document' | 'system' | 'deleted'

export interface Author {
  name: string
  /** Serialized id of the participant. */
  id: string
}

export interface MessageRecord {
  /** The bare id, such as 3EB0…; unique on the page. */
  id: string
  fromMe: boolean
  kind: MessageKind
  text: string
  /** Seconds since the epoch, as the page keeps time. */
  t: number
  ack: number
  author?: Author
  quote?: { id: string; fromMe: boolean; author: string; text: string }
  fileName?: string
  edited?: boolean
  /** Counts up whenever something that is shown changes. */
  version: number
}

export interface ChatRecord {
  /** Stays the same when the chat moves to another id. */
  readonly key: number
  known?: KnownChatKey
  user: string
  server: 'c.us' | 'lid' | 'g.us'
  kind: 'person' | 'group' | 'self'
  /** The name in the address book, or the subject of a group. */
  name?: string
  pushname?: string
  verifiedName?: string
  username?: string
  /** Digits of the phone, where somebody knows them. */
  phone?: string
  lid?: string
  /** Whether the page can map the private id and the phone to each other. */
  mapped: boolean
  isBusiness: boolean
  participants: Author[]
  online: boolean
  typing: boolean
  messages: MessageRecord[]
  /** How many of the newest messages are loaded, as the page loads older ones on demand. */
  loaded: number
  unread: number
  archived?: boolean
  /** Orders chats whose last messages are of the same second. */
  order: number
  draft: string
}

export type Change =
  | { type: 'active' }
  | { type: 'chat'; chat: ChatRecord }
  | { type: 'messages'; chat: ChatRecord }
  | { type: 'query' }
  | { type: 'dialog' }
  | { type: 'theme' }
