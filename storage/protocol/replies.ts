import * as z from 'zod/mini'
import { epochMs, id, line } from '../schema/fields'
import { mediaSchema, type MediaBrief } from '../schema/media'
import { MAX_PRODUCTS, productDraftSchema, type ListedProduct, type ProductChoice } from '../schema/product'
import { replyDraftSchema, type Reply, type ReplyRow, type ReplyVersion } from '../schema/reply'
import type { ReplyStatistics } from '../schema/reply-use'
import { suggestionConditionSchema, suggestionDraftSchema, type SuggestionRule } from '../schema/suggestion'
import { command } from './command'
import { answersSchema, type Rendered } from './page'
import { targetSchema, type Written } from './shared'

/** What became of many drafts that were added at once. */
export type Added = Written & { added: number; changed: number; skipped: number }

/** What a rule would have proposed: over message records, or over what is on the screen of the open chat. */
export type DryRun = {
  /** Messages that were looked at. */
  looked: number
  hits: { at: number; name?: string; words?: string }[]
}

/** Quick replies, their files, statistics, products and suggestions, for our own pages. */
export const replyCommands = {
  /** Every reply, slim; those that were put aside too. */
  'replies.list': command<{ rows: ReplyRow[]; version: string }>()(z.object({})),
  'replies.get': command<Reply & { files: MediaBrief[] }>()(z.object({ id })),
  'replies.save': command<Written>()(replyDraftSchema),
  /** A copy under `newId`, with a shortcut of its own. */
  'replies.duplicate': command<Written & { shortcut: string }>()(z.object({ id, newId: id })),
  'replies.archive': command<Written>()(z.object({ id, on: z.boolean() })),
  'replies.remove': command<Written>()(z.object({ id })),
  /** Newest first, at most 50. */
  'replies.versions': command<ReplyVersion[]>()(z.object({ id })),
  /**
   * Adds many in one undoable step: packs and imports. A draft of a known id, or with the shortcut of another reply, is
   * skipped, replaces that reply, or comes in beside it under a shortcut of its own.
   */
  'replies.addMany': command<Added>()(
    z.object({
      drafts: z.array(replyDraftSchema).check(z.maxLength(5_000)),
      onConflict: z.enum(['skip', 'replace', 'both']),
    }),
  ),
  /** A few examples to begin with: those that are not there, and those that were removed. */
  'replies.addStarters': command<Written>()(
    z.object({ drafts: z.array(replyDraftSchema).check(z.maxLength(50)) }),
  ),
  'replies.render': command<Rendered>()(
    z.object({ replyId: id, target: z.optional(targetSchema), answers: answersSchema }),
  ),
  /** An insertion from the sidebar worked: its answers are kept for the next time. Counts nothing. */
  'replies.inserted': command<void>()(
    z.object({ replyId: id, target: z.optional(targetSchema), answers: answersSchema }),
  ),
  'replies.statistics': command<ReplyStatistics[]>()(z.object({})),
  'replies.reviewed': command<Written>()(z.object({ id })),

  /** Stores one piece (base64) of a file before `media.add`. A repeat does no harm. */
  'media.put': command<void>()(
    z.object({
      mediaId: id,
      index: z.int().check(z.minimum(0), z.maximum(63)),
      base64: z.string().check(z.maxLength(400_000)),
    }),
  ),
  /** Makes a file of the pieces that were put, for a reply or a product. Fails when one is missing. */
  'media.add': command<Written>()(
    z.object({
      ...z.omit(mediaSchema, { createdAt: true, deletedAt: true }).shape,
      replyId: z.optional(id),
      productId: z.optional(id),
    }),
  ),
  'media.remove': command<Written>()(z.object({ id, replyId: z.optional(id), productId: z.optional(id) })),
  'media.chunk': command<{ base64: string }>()(z.object({ mediaId: id, index: z.int() })),

  /** All of them, by name. */
  'products.list': command<ListedProduct[]>()(z.object({})),
  'products.choices': command<ProductChoice[]>()(
    z.object({ search: line, target: z.optional(targetSchema) }),
  ),
  'products.save': command<Written>()(productDraftSchema),
  'products.remove': command<Written>()(z.object({ id })),
  'products.addMany': command<Added>()(
    z.object({
      drafts: z.array(productDraftSchema).check(z.maxLength(MAX_PRODUCTS)),
      onConflict: z.enum(['skip', 'replace', 'both']),
    }),
  ),

  'suggestions.list': command<SuggestionRule[]>()(z.object({})),
  'suggestions.save': command<Written>()(suggestionDraftSchema),
  'suggestions.remove': command<Written>()(z.object({ id })),
  /** Lets a rule that rests propose again. */
  'suggestions.wake': command<Written>()(z.object({ id })),
  'suggestions.dryRun': command<DryRun>()(
    z.object({ condition: suggestionConditionSchema, since: z.optional(epochMs) }),
  ),
}
