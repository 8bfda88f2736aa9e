import * as z from 'zod/mini'
import { epochMs, id, line, timeZone } from './fields'

/**
 * 'no-reply': an incoming message cancels it. 'regardless': nothing does. 'reset-on-contact': any message, in or out, moves
 * it a whole interval of its rule away from that message; only with a rule.
 */
export const FOLLOW_UP_CONDITIONS = ['no-reply', 'regardless', 'reset-on-contact'] as const

/** What became of one that is over: 'replied' was cancelled by an incoming message, not by the person. */
export const FOLLOW_UP_OUTCOMES = ['done', 'replied'] as const

/**
 * due → firing → fired → done. `firing` is claimed in the database before the notification is shown and replayed at
 * wake; a fired one stays in sight until the person says it is done.
 */
export const FOLLOW_UP_STATES = ['due', 'firing', 'fired', 'done'] as const

export const followUpSchema = z.object({
  id,
  contactId: id,
  dueAt: epochMs,
  /** The zone the person set it in, for "same time again". */
  timeZone,
  note: z.optional(line),
  condition: z.enum(FOLLOW_UP_CONDITIONS),
  /** The value of an RFC 5545 RRULE, on the clocks of `timeZone`: of one that comes back. */
  rule: z.optional(line),
  /** The first time of the series a rule counts from (DTSTART). */
  startsAt: z.optional(epochMs),
  /** A quick reply to be offered, never sent, when it is due. */
  replyId: z.optional(id),
  /** Since when a message from the customer counts as a reply: when it was set, moved or came back. */
  armedAt: epochMs,
  state: z.enum(FOLLOW_UP_STATES),
  firedAt: z.optional(epochMs),
  doneAt: z.optional(epochMs),
  outcome: z.optional(z.enum(FOLLOW_UP_OUTCOMES)),
  createdAt: epochMs,
  updatedAt: epochMs,
  deletedAt: z.optional(epochMs),
})

export type FollowUpCondition = (typeof FOLLOW_UP_CONDITIONS)[number]
export type FollowUp = z.infer<typeof followUpSchema>
