import * as z from 'zod/mini'
import { epochMs, id, line } from './fields'

export const DIRECTIONS = ['in', 'out', 'unknown'] as const
export type Direction = (typeof DIRECTIONS)[number]
export const ACKS = ['pending', 'sent', 'delivered', 'read', 'failed', 'unknown'] as const
export const MESSAGE_KINDS = [
  'text',
  'image',
  'video',
  'audio',
  'document',
  'sticker',
  'system',
  'other',
] as const

/** What the page showed of one message. Never its text. */
export const messageSightingSchema = z.object({
  messageId: line.check(z.minLength(1)),
  direction: z.enum(DIRECTIONS),
  at: z.optional(epochMs),
  ack: z.enum(ACKS),
  kind: z.enum(MESSAGE_KINDS),
  /** Characters of text, without quotes. */
  length: z.int().check(z.minimum(0), z.maximum(1_000_000)),
  /** Of a document: what the file is called. */
  fileName: z.optional(line),
})
export type MessageSighting = z.infer<typeof messageSightingSchema>

/** A stored message record: only for chats that have a card. The id is `account|messageId`. */
export const messageSchema = z.extend(messageSightingSchema, {
  id: line,
  contactId: id,
  account: line,
  /** Of a contact with several chats in one account: in which it was seen, as `kind:value`; '' when that was not known. */
  chat: z.optional(line),
  seenAt: epochMs,
})
export type Message = z.infer<typeof messageSchema>

/** What is known of a chat's last activity, with the time it was seen ("as of"). */
export const activitySchema = z.object({
  /** The contact's id. */
  id,
  lastAt: z.optional(epochMs),
  lastDirection: z.enum(DIRECTIONS),
  lastAck: z.enum(ACKS),
  unread: z.int().check(z.minimum(0)),
  /** While the customer waits: since which of their messages, and how many have come since the last answer. */
  waitingSince: z.optional(epochMs),
  waitingCount: z.optional(z.int()),
  lastInAt: z.optional(epochMs),
  lastOutAt: z.optional(epochMs),
  asOf: epochMs,
  source: z.enum(['open-chat', 'model', 'rows']),
})
export type Activity = z.infer<typeof activitySchema>
