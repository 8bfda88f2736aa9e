import * as z from 'zod/mini'
import { epochMs, id, languageTag, line, text } from './fields'

/** What may follow the trigger: the same characters the picker recognises in the composer. */
export const SHORTCUT_PATTERN = /^[\p{L}\p{N}_-]{1,25}$/u

/** A quick reply: a template that is inserted into the composer, never sent. */
export const replySchema = z.object({
  id,
  shortcut: z.string().check(z.regex(SHORTCUT_PATTERN)),
  title: line.check(z.minLength(1)),
  body: text.check(z.minLength(1)),
  language: z.optional(languageTag),
  labels: z.record(line, z.literal(1)),
  createdAt: epochMs,
  updatedAt: epochMs,
  deletedAt: z.optional(epochMs),
})

export type Reply = z.infer<typeof replySchema>

/** A row of the picker's list: enough to search and rank; the body is fetched when it is highlighted. */
export type ReplyRow = Pick<Reply, 'id' | 'shortcut' | 'title'> & {
  labels: string[]
  /** The first 80 characters of the body, on one line. */
  excerpt: string
  uses: number
  lastUsedAt?: number
}

/** Local usage of a reply; derived, so without undo. */
export const replyUseSchema = z.object({ id, uses: z.int(), lastUsedAt: epochMs })
export type ReplyUse = z.infer<typeof replyUseSchema>
