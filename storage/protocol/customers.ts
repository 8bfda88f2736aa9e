import * as z from 'zod/mini'
import type { Alias } from '../schema/alias'
import { CONSENT_SCOPES, CONSENT_WAYS, type ContactBrief } from '../schema/contact'
import { type Deal, dealDraftSchema, type Order, orderDraftSchema } from '../schema/deal'
import type { ContactEvent } from '../schema/event'
import { epochMs, id, line } from '../schema/fields'
import type { FollowUp } from '../schema/follow-up'
import { DIRECTIONS, MESSAGE_KINDS } from '../schema/message'
import type { Note } from '../schema/note'
import type { ScoreRow } from '../schema/score'
import { type TagRule, tagRuleDraftSchema } from '../schema/tag-rule'
import { MAX_MESSAGE_TEXT } from '../schema/stored-text'
import type { DuplicateReason } from '@/utils/duplicates/reasons'
import type { MergeField } from '@/utils/duplicates/merge'
import { command } from './command'
import { page, targetSchema, type Page, type Written } from './shared'

/** What a card shows below its fields; asked for after the card itself. */
export type CardMore = {
  score?: ScoreRow
  /** Open ones first, then the last closed ones; at most 20. */
  deals: Deal[]
  /** The newest 20. */
  orders: Order[]
  orderCount: number
  /** Names of files that were seen in the chat, newest first; at most 20. */
  files: { name: string; at?: number; direction: 'in' | 'out' | 'unknown' }[]
  aliases: Alias[]
  /** Others who may be the same, best first; at most 3. */
  duplicates: Duplicate[]
}

export type Duplicate = { contact: ContactBrief; other: ContactBrief; reasons: DuplicateReason[] }

/** `messages`: all of one day. Newest first. */
export type TimelineEntry = { id: string; at: number } & (
  | { kind: 'messages'; in: number; out: number }
  | { kind: 'note'; note: Note }
  | { kind: 'follow-up'; followUp: FollowUp }
  | { kind: 'order'; order: Order }
  | { kind: 'event'; what: ContactEvent['what'] }
)

export type BoardColumn = {
  stageId: string
  count: number
  /** By currency, in minor units. */
  sums: Record<string, number>
  /** The first 30. */
  deals: BoardDeal[]
  next?: string
}
export type BoardDeal = Deal & { contact: ContactBrief }

export type MergePreview = {
  keep: ContactBrief
  lose: ContactBrief
  /** Only fields in which both say something different, or only the one that goes says something. */
  fields: MergeField[]
  /** What moves over. */
  moves: { notes: number; followUps: number; deals: number; orders: number; messages: number; tags: number }
  reasons: DuplicateReason[]
}

/** `why`: what holds, in words. */
export type RuleEffect = { contact: ContactBrief; tagId: string; change: 'add' | 'remove'; why: string }
export type DryRun = { checked: number; adds: number; removes: number; rows: RuleEffect[]; next?: string }

export type TagRuleState = TagRule & { count: number }
/** A pass over all contacts: `total` 0 while none is running. */
export type PassState = { done: number; total: number }

export type TagHygiene = {
  contacts: number
  unused: string[]
  /** On less than 2 % of the contacts. */
  rare: string[]
  similar: { tagId: string; otherId: string }[]
}

/** One line of the view of the fifth of customers that brings most: by amount in the last 365 days. */
export type ValueRow = {
  contact: ContactBrief
  amountMinor: number
  orders: number
  share: number
  upTo: number
}
export type ValueView = {
  currency: string
  customers: number
  total: number
  rows: ValueRow[]
  currencies: string[]
}

export type AccountSeen = { account: string; seenAt: number; contacts: number }

/** A message of an exported chat. */
export const importedMessageSchema = z.object({
  /** Made of chat, time, direction and a hash, so that the same file meets the same rows. */
  key: line.check(z.minLength(1)),
  at: epochMs,
  direction: z.enum(DIRECTIONS),
  kind: z.enum(MESSAGE_KINDS),
  length: z.int().check(z.minimum(0), z.maximum(1_000_000)),
  fileName: z.optional(line),
  /** Kept only when texts are. */
  text: z.optional(z.string().check(z.maxLength(MAX_MESSAGE_TEXT))),
})
export type ImportedMessage = z.infer<typeof importedMessageSchema>

const dealStage = z.object({
  id,
  stageId: id,
  /** The deal it is put before; absent: last. */ beforeId: z.optional(id),
})

/** Who a customer is and what they are worth, for our own pages. */
export const customerCommands = {
  'card.more': command<CardMore>()(z.object({ contactId: id })),
  'timeline.page': command<Page<TimelineEntry>>()(z.object({ contactId: id, ...page })),
  'notes.search': command<Page<Note>>()(z.object({ contactId: id, search: line, ...page })),
  'consents.add': command<Written>()(
    z.object({
      target: targetSchema,
      contactId: id,
      id,
      state: z.enum(['given', 'withdrawn']),
      scope: z.enum(CONSENT_SCOPES),
      way: z.enum(CONSENT_WAYS),
      note: z.optional(line),
    }),
  ),

  'deals.save': command<Written>()(z.object({ target: targetSchema, contactId: id, deal: dealDraftSchema })),
  'deals.move': command<Written>()(dealStage),
  'deals.remove': command<Written>()(z.object({ id })),
  'deals.board': command<BoardColumn[]>()(z.object({})),
  'deals.column': command<Page<BoardDeal>>()(z.object({ stageId: id, ...page })),
  'orders.save': command<Written>()(
    z.object({ target: targetSchema, contactId: id, order: orderDraftSchema }),
  ),
  'orders.remove': command<Written>()(z.object({ id })),
  'orders.page': command<Page<Order>>()(z.object({ contactId: id, ...page })),
  'customers.value': command<ValueView>()(z.object({ currency: z.optional(line) })),

  /** Renames a field of one's own on every contact that has it; one step of `undo`. */
  'customFields.rename': command<Written>()(z.object({ id, label: line.check(z.minLength(1)) })),

  'contacts.duplicates': command<Page<Duplicate>>()(z.object(page)),
  /** These two are not the same, whatever speaks for it. */
  'contacts.distinct': command<Written>()(z.object({ contactId: id, otherId: id, on: z.boolean() })),
  'contacts.mergePreview': command<MergePreview>()(z.object({ keepId: id, loseId: id })),
  /** These names of a contact, and the messages seen under them, become a contact of their own. */
  'contacts.split': command<Written>()(
    z.object({
      contactId: id,
      aliasIds: z.array(id).check(z.minLength(1), z.maxLength(50)),
      newId: id,
      name: line,
    }),
  ),
  'accounts.list': command<AccountSeen[]>()(z.object({})),

  'tags.hygiene': command<TagHygiene>()(z.object({})),
  'tagRules.list': command<TagRuleState[]>()(z.object({})),
  'tagRules.save': command<Written>()(z.object({ rule: tagRuleDraftSchema })),
  'tagRules.remove': command<Written>()(z.object({ id })),
  /** Who would change: a part of the contacts at a time, so that it can be shown and stopped on the way. */
  'tagRules.dryRun': command<DryRun>()(z.object({ rule: tagRuleDraftSchema, ...page })),
  'tagRules.pass': command<PassState>()(z.object({})),

  /** Whose chat an exported one may be: by number first, then by name. */
  'record.match': command<ContactBrief[]>()(z.object({ name: line, phone: z.optional(line) })),
}

/** What changes many rows at once: for a top-level page alone. */
export const customerWorkspaceCommands = {
  /** `take`: the fields whose value comes from the one that goes. */
  'contacts.merge': command<Written>()(
    z.object({ keepId: id, loseId: id, take: z.array(line).check(z.maxLength(100)) }),
  ),
  'tags.merge': command<Written>()(z.object({ fromId: id, intoId: id })),
  /** Messages of an exported chat, in parts; counts what was new. The chat must have a card: ids are made by the caller. */
  'record.import': command<Written & { added: number }>()(
    z.object({
      contactId: id,
      batchId: id,
      part: z.int().check(z.minimum(0)),
      messages: z.array(importedMessageSchema).check(z.maxLength(1_000)),
    }),
  ),
}
