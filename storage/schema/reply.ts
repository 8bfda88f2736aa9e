import * as z from 'zod/mini'
import { epochMs, id, idSet, languageTag, line, text } from './fields'

/** What may follow the trigger: the same characters the picker recognises in the composer. */
export const SHORTCUT_PATTERN = /^[\p{L}\p{N}_-]{1,25}$/u
/** Replies with this label promote something: they respect the consent of whom they are for. */
export const MARKETING_LABEL = 'marketing'

/** A quick reply: a template that is inserted into the composer, never sent. */
export const replySchema = z.object({
  id,
  shortcut: z.string().check(z.regex(SHORTCUT_PATTERN)),
  title: line.check(z.minLength(1)),
  body: text.check(z.minLength(1)),
  /** Of `body`. Absent: any. */
  language: z.optional(languageTag),
  /** The same reply in further languages, by tag: a customer gets the one of their language. */
  variants: z.optional(z.record(languageTag, text)),
  labels: z.record(line, z.literal(1)),
  folder: z.optional(line),
  /** Pictures and files offered with it: ids of `media`. */
  media: z.optional(idSet),
  /** Put aside: kept and counted, but no longer offered. */
  archivedAt: z.optional(epochMs),
  /** When somebody last looked it over in the monthly review. */
  reviewedAt: z.optional(epochMs),
  createdAt: epochMs,
  updatedAt: epochMs,
  deletedAt: z.optional(epochMs),
})

export type Reply = z.infer<typeof replySchema>

/** A row of the picker's list: enough to search and rank; the body is fetched when it is highlighted. */
export type ReplyRow = Pick<Reply, 'id' | 'shortcut' | 'title' | 'folder'> & {
  labels: string[]
  /** The first 80 characters of the body, on one line. */
  excerpt: string
  /** Times its message was seen as sent. */
  uses: number
  lastUsedAt?: number
  /** Of the body and its variants. */
  languages?: string[]
  hasMedia?: true
  /** Only in lists of our own pages: the picker is not given what was put aside. */
  isArchived?: true
}

/** What the person writes of a reply. */
export const replyDraftSchema = z.object({
  id,
  shortcut: z.string().check(z.regex(SHORTCUT_PATTERN)),
  title: line.check(z.minLength(1)),
  body: text.check(z.minLength(1)),
  language: z.optional(languageTag),
  variants: z.optional(z.record(languageTag, text.check(z.minLength(1)))),
  labels: z.array(line.check(z.minLength(1))).check(z.maxLength(20)),
  folder: z.optional(line),
  isArchived: z.optional(z.boolean()),
})
export type ReplyDraft = z.infer<typeof replyDraftSchema>

/** How a reply read before it was changed. */
export type ReplyVersion = {
  id: string
  replyId: string
  /** When it stopped being the newest. */
  at: number
  content: Omit<ReplyDraft, 'id' | 'isArchived'>
}
