import * as z from 'zod/mini'
import { epochMs, id, line } from './fields'

/** One message that was inserted from a reply and seen as sent in the chat. The id is the insertion's. */
export const replyEventSchema = z.object({
  id,
  replyId: id,
  /** Absent for a chat without a card: the use counts, the answer is not measured. */
  contactId: z.optional(id),
  messageId: line,
  at: epochMs,
  /** The person changed the text before sending it. */
  isEdited: z.optional(z.literal(1)),
  /** The suggestion it came from. */
  ruleId: z.optional(id),
  /** The first incoming message after it. */
  answeredAt: z.optional(epochMs),
  /** `at` while an answer is waited for: only people, not groups, and for at most seven days. */
  openAt: z.optional(epochMs),
})
export type ReplyEvent = z.infer<typeof replyEventSchema>

/** Usage of a reply, kept up with each event; derived, so without undo. */
export const replyUseSchema = z.object({
  id,
  /** Times its message was seen as sent. */
  uses: z.int(),
  lastUsedAt: epochMs,
  /** Uses whose answer could be seen: sent to a person who has a card. */
  measured: z.optional(z.int()),
  /** Of those, answered within 24 hours. */
  answered: z.optional(z.int()),
  /** The latest reply times in ms, newest last, at most 200: for the median. */
  replyTimes: z.optional(z.array(z.int())),
})
export type ReplyUse = z.infer<typeof replyUseSchema>

/** What the statistics show of one reply. Rates are 0–1 and absent where nothing was measured. */
export type ReplyStatistics = {
  id: string
  shortcut: string
  title: string
  uses: number
  lastUsedAt?: number
  measured: number
  answerRate?: number
  medianReplyMs?: number
  isArchived?: true
  /** Why it is on the retire list: hardly anybody answers, or it is among the weakest fifth. */
  retire?: 'rarely-answered' | 'weakest-fifth'
  /** On this month's review list. */
  isDueForReview: boolean
}

/** What was answered in a reply's form for a contact, for next time. The id is `contactId|replyId`. */
export type ReplyAnswers = {
  id: string
  contactId: string
  answers: Record<string, string>
  at: number
}
