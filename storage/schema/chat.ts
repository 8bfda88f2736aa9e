import * as z from 'zod/mini'
import { epochMs, line, phone } from './fields'
import { ACKS, DIRECTIONS } from './message'

export const CHAT_KINDS = ['person', 'group', 'self', 'unknown'] as const

/** Who a chat is, as far as the page could tell. The page may lie: a sighting can at most show a wrong name. */
export const chatIdentitySchema = z.object({
  /** The user's own number or private id, as `phone:+…` or `lid:…`; '' when it cannot be known. */
  account: line,
  /** `lid:…`, `phone:+…`, `group:…`, or `name:…` when the page gives nothing better. Stable for one chat in one mode. */
  key: line.check(z.minLength(1)),
  kind: z.enum(CHAT_KINDS),
  name: line,
  lid: z.optional(line),
  /** Only a real phone number. Never the digits of a LID. */
  phone: z.optional(phone),
  group: z.optional(line),
})

export type ChatIdentity = z.infer<typeof chatIdentitySchema>

/** The open chat, at one moment. `epoch` grows with each switch, so that what was begun for one chat never lands in the next. */
export const chatSightingSchema = z.extend(chatIdentitySchema, {
  epoch: z.int().check(z.minimum(0)),
  /** Which method told: the page's model, the view's own state, or only what is written on the screen. */
  source: z.enum(['model', 'fiber', 'dom']),
  /** Another chat of the same name is in sight and nothing tells them apart. */
  isAmbiguous: z.boolean(),
  isBusiness: z.boolean(),
  /** Ids of messages on the screen: they recognise a chat whose name changed or is not unique. */
  messageIds: z.array(line).check(z.maxLength(60)),
})

export type ChatSighting = z.infer<typeof chatSightingSchema>

/** One row of the chat list, or one model of the page's collection: never text. */
export const chatActivitySchema = z.extend(chatIdentitySchema, {
  unread: z.int().check(z.minimum(0), z.maximum(1_000_000)),
  lastAt: z.optional(epochMs),
  lastDirection: z.enum(DIRECTIONS),
  lastAck: z.enum(ACKS),
})
export type ChatActivity = z.infer<typeof chatActivitySchema>
