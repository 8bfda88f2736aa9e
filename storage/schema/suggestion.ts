import * as z from 'zod/mini'
import { epochMs, id, idSet, languageTag, line } from './fields'

const minuteOfDay = z.int().check(z.minimum(0), z.maximum(1439))
/** Up to 30 days. */
const delayMs = z.int().check(z.minimum(0), z.maximum(30 * 86_400_000))

/** When a reply is suggested. Each looks at the chat that is open, in the moment; nothing of it is kept. */
export const suggestionConditionSchema = z.discriminatedUnion('type', [
  /** The last incoming message holds any, or all, of these words or phrases (folded: no case, no accents). */
  z.object({
    type: z.literal('keyword'),
    words: z.array(line.check(z.minLength(1))).check(z.minLength(1), z.maxLength(50)),
    match: z.enum(['any', 'all']),
  }),
  /** A message came outside (or inside) the working hours, or between two times, and `delayMs` went by unanswered. */
  z.object({
    type: z.literal('time'),
    span: z.enum(['outside-working-hours', 'within-working-hours', 'between']),
    from: z.optional(minuteOfDay),
    to: z.optional(minuteOfDay),
    /** ISO weekdays, 1 = Monday; absent: every day. */
    days: z.optional(z.array(z.int().check(z.minimum(1), z.maximum(7)))),
    delayMs,
  }),
  /** The customer wrote this many messages in a row without an answer. */
  z.object({ type: z.literal('in-a-row'), count: z.int().check(z.minimum(2), z.maximum(20)) }),
  /** Our last message got no answer for `afterMs`, since it was read (`needsRead`) or sent. */
  z.object({ type: z.literal('silent'), afterMs: delayMs, needsRead: z.boolean() }),
  /** The contact bears one of these tags and wrote last. */
  z.object({ type: z.literal('tag'), tagIds: z.array(id).check(z.minLength(1), z.maxLength(50)) }),
])
export type SuggestionCondition = z.infer<typeof suggestionConditionSchema>

const ruleFields = {
  id,
  name: line.check(z.minLength(1)),
  isOn: z.boolean(),
  condition: suggestionConditionSchema,
  replyId: id,
  /** Only for contacts with one of these tags. */
  onlyTags: z.optional(idSet),
  /** Only for contacts of this language. */
  language: z.optional(languageTag),
  /** A follow-up that is set when the suggestion is inserted. */
  task: z.optional(z.object({ dueInMs: delayMs, note: line })),
}

/** Proposes a reply by a quiet chip over the composer; the person inserts it or not. */
export const suggestionRuleSchema = z.object({
  ...ruleFields,
  /** How often it was dismissed since it was last used or woken: at two it rests. */
  dismissals: z.int().check(z.minimum(0)),
  createdAt: epochMs,
  updatedAt: epochMs,
  deletedAt: z.optional(epochMs),
})
export type SuggestionRule = z.infer<typeof suggestionRuleSchema>

export const suggestionDraftSchema = z.object(ruleFields)
export type SuggestionDraft = z.infer<typeof suggestionDraftSchema>

/** Dismissed for this contact. The id is `ruleId|contactId`. */
export type SuggestionDismissal = { id: string; ruleId: string; contactId: string; at: number }

/** What the open chat shows, for the rules: sent in the moment, never stored. */
export const chatMomentSchema = z.object({
  lastIn: z.optional(
    z.object({ messageId: line, at: z.optional(epochMs), text: z.string().check(z.maxLength(2_000)) }),
  ),
  /** Incoming messages since the last outgoing one, as far as they are on the screen. */
  incomingRun: z.int().check(z.minimum(0), z.maximum(1_000)),
  lastOut: z.optional(z.object({ messageId: line, at: z.optional(epochMs), isRead: z.boolean() })),
})
export type ChatMoment = z.infer<typeof chatMomentSchema>

export type Suggestion = {
  ruleId: string
  replyId: string
  title: string
  /** A translated sentence: why it is proposed. */
  reason: string
}
