import * as z from 'zod/mini'
import { aliasSchema, type Alias } from './schema/alias'
import { type Contact, contactSchema, type Grade, GRADES } from './schema/contact'
import { dealSchema, orderSchema } from './schema/deal'
import type { ContactEvent } from './schema/event'
import { epochMs, id, line } from './schema/fields'
import { type FollowUp, followUpSchema } from './schema/follow-up'
import { type Media, type MediaChunk, mediaSchema } from './schema/media'
import { messageSchema, type Activity, type Message } from './schema/message'
import { noteSchema } from './schema/note'
import { type Product, productSchema } from './schema/product'
import type { ImportJob } from './schema/import'
import { replySchema, type ReplyVersion } from './schema/reply'
import type { ReplyAnswers, ReplyEvent, ReplyUse } from './schema/reply-use'
import { type SealedText, sealedTextSchema } from './schema/sealed-text'
import type { EvidenceRow, ScoreRow } from './schema/score'
import type { StoredText } from './schema/stored-text'
import { type SuggestionDismissal, type SuggestionRule, suggestionRuleSchema } from './schema/suggestion'
import type { Conflict, RefusedEdit } from './schema/team'
import type { Json, Mutation } from './sync/wire'
import { tagSchema, type Tag } from './schema/tag'
import { tagRuleSchema } from './schema/tag-rule'
import { teamSettingSchema } from './schema/team-setting'

// What a row keeps beside its entity, for our own bookkeeping: never on the wire.

const storedContactSchema = z.extend(contactSchema, {
  /** When a contact in the trash is erased. */
  purgeAt: z.optional(epochMs),
  /** Of one in the trash that became part of another contact. */
  mergedInto: z.optional(id),
  /** Others became part of it: what is seen of its chats says in which one, so that they can be parted again. */
  isMerged: z.optional(z.literal(1)),
  /** It is to be forgotten by the whole team, once it is erased. */
  isForgotten: z.optional(z.literal(1)),
  /** The last message, note or follow-up. */
  activityAt: z.optional(epochMs),
  nextFollowUpAt: z.optional(epochMs),
  /** Worked out from orders and messages: what lists show where the person set nothing by hand. */
  workedGrade: z.optional(z.enum(GRADES)),
  workedHeat: z.optional(z.number()),
})

const storedFollowUpSchema = z.extend(followUpSchema, {
  /** The notification waits until then: it fell due in quiet hours. */
  owedAt: z.optional(epochMs),
  /** The notification that shows it is claimed and not yet known to be shown. */
  noticeId: z.optional(line),
  /** Another device shows it: it is left to that one until then, and is shown here when that did not come. */
  leftUntil: z.optional(epochMs),
  /** Messages that were on the screen when it was set and not recorded yet: none of them is a reply. */
  onScreen: z.optional(z.array(line)),
})

/** How the rows a person writes are checked before they are stored. */
export const ROW_SCHEMAS = {
  contacts: storedContactSchema,
  aliases: aliasSchema,
  notes: noteSchema,
  tags: tagSchema,
  replies: replySchema,
  media: mediaSchema,
  products: productSchema,
  suggestionRules: suggestionRuleSchema,
  deals: dealSchema,
  orders: orderSchema,
  tagRules: tagRuleSchema,
  followUps: storedFollowUpSchema,
  messages: messageSchema,
  teamSettings: teamSettingSchema,
  sealedTexts: sealedTextSchema,
} as const

export type UserTable = keyof typeof ROW_SCHEMAS
export type RowOf<Table extends UserTable> = z.output<(typeof ROW_SCHEMAS)[Table]>
export type AnyRow = RowOf<UserTable>

export type ContactRow = RowOf<'contacts'> & {
  words?: string[]
  nameKey?: string
  /** Smaller is more recent, so that the index is read forwards. */
  recency?: number
  tagKeys?: string[]
  tagRecency?: string[]
  /** Smaller is hotter, by the heat that counts; after all others while none is known. */
  heatKey?: number
  tagHeat?: string[]
  /** Only contacts that share one of these may be the same. */
  blockKeys?: string[]
  /** Whose it is; of one that is nobody's there once it was written in a team. */
  ownerKey?: string
}
export type DealRow = RowOf<'deals'> & { /** While it is not in the trash. */ stageKey?: string }
export type OrderRow = RowOf<'orders'> & { /** `at`, while it is not in the trash. */ liveAt?: number }
/** Two contacts of which the person said that they are not the same. The id is made of both. */
export type DistinctRow = { id: string; contactIds: [string, string]; at: number }
export type NoteRow = RowOf<'notes'> & { liveAt?: number; pinKey?: number }
/** `mediaKeys`: the files it needs, in the trash too, from which it may come back. */
export type StoredReply = RowOf<'replies'> & { mediaKeys?: string[]; shortcutKey?: string }
/** `anonymousAt`: `at` of a use in a chat without a card, which names neither chat nor message. */
export type ReplyEventRow = ReplyEvent & { anonymousAt?: number }
export type ReplyAnswersRow = ReplyAnswers & { replyId: string }
export type FollowUpRow = RowOf<'followUps'> & {
  openAt?: number
  alarmAt?: number
  owedKey?: number
  noticeKey?: string
  /** When a reply cancelled it, while it is over. */
  cancelledAt?: number
  /** Of one of a colleague's contact that has fallen due. */
  theirsKey?: 1
}

/**
 * What the list of today asks of one contact, gathered in one row: derived, made anew whenever the contact, its next
 * follow-up or its last activity changes. Each key is absent where it does not hold.
 */
export type AttentionRow = {
  /** The contact's id. */
  id: string
  kind: Contact['kind']
  grade?: Grade
  tagIds: string[]
  handledAt?: number
  activity?: Omit<Activity, 'id' | 'asOf' | 'source'>
  /** The next open one. */
  followUp?: Pick<FollowUp, 'dueAt' | 'state'>
  dueKey?: number
  /** When their last message came, while they wait. */
  waitingKey?: number
  /** A conversation that rests without a follow-up to come: its grade and how it rests, and since when. */
  restKind?: string
  restKey?: number
  /** The last contact, behind the grade and each tag that may have a cadence. */
  touchKeys?: string[]
}

/** One undoable action: what each field held before and what was written. */
export type HistoryRow = {
  id: string
  at: number
  reason: string
  /** Rows and contacts it touched, to find what must go when a contact is erased; of a part of a batch contacts only. */
  rowIds: string[]
  changes: HistoryChange[]
  /** Hashes by which a chat was made private in the same action. */
  privateHashes?: string[]
  /** Of an action that is written in several parts: what `undo` takes for all of them, and which part this is. */
  batchId?: string
  part?: number
  /** Rows without values of their own to take back: they came to a contact, from another one or as new. */
  moved?: MovedRows[]
  /** Derived rows that were written anew. */
  replaced?: ReplacedRow[]
  /** A field of one's own that was renamed in the settings by the same action. */
  renamed?: { fieldId: string; from: string; to: string }
  /** Cadences of the settings that were given another tag by the same action. */
  cadences?: MovedCadences
  undoneAt?: number
}

export type MovedCadences = { ids: string[]; fromId: string; intoId: string }
export type MovedTable = 'messages' | 'events' | 'replyEvents'
/** Without `from` they were new. `chat`: messages were said to be of that chat, and before that of the chat `was`. */
export type MovedRows = {
  table: MovedTable
  ids: string[]
  from?: string
  to: string
  chat?: string
  was?: string
}
export type ReplacedTable =
  | 'activity'
  | 'scores'
  | 'events'
  | 'distinct'
  | 'replyAnswers'
  | 'suggestionDismissals'
/** A whole row before and after; undefined is none. */
export type ReplacedRow = {
  table: ReplacedTable
  id: string
  contactId: string
  before?: FieldValues
  after?: FieldValues
}

export type FieldValues = Record<string, unknown>
export type HistoryChange = { table: UserTable; id: string; contactId?: string } & (
  | { kind: 'create'; row: FieldValues }
  | { kind: 'set'; before: FieldValues; after: FieldValues }
  | { kind: 'remove'; row: FieldValues }
)

/**
 * By `id`: 'link' says as whom this database is joined to a team and counts its mutations, 'cursors' how far each bucket has
 * come, 'upload' how far what was here before is queued, 'colleagues' who is there, 'first' how far the first exchange is,
 * 'grants' the keys of the team as they are wrapped for this device, 'texts' how far kept texts are looked at for the team,
 * 'settings' that those of the team count here, `aside|table|id` a row that this version cannot store. Absent without a team.
 */
export type SyncStateRow = { id: string; value: unknown }
/**
 * What is known of a row in step with the server. The id is `table|id`; `clk` has the server's stamp for each field, and
 * `seq` is 0 while the server does not have it.
 */
export type SyncRowRow = {
  id: string
  bucket: string
  seq: number
  clk: Record<string, string>
  /** What the server says of its fields, while own edits wait. */
  data?: Record<string, Json>
  /**
   * While own edits of the same fields wait: own values that somebody wrote over without having seen them. `mine`: the
   * value, as far as it is known; `by`: who wrote what stands.
   */
  overwritten?: Record<string, { stamp: string; by: string; mine?: Json }>
  /** The server would not have it: it is this browser's alone. */
  isLocal?: 1
  /** It was taken out here for good: it comes back only when somebody takes it from the trash. */
  isDropped?: 1
  /** Of the beginning in which it came. */
  mark?: number
}
/**
 * An edit that is not with the server yet. The id is a number that only grows, in base 36, 10 digits, so that they stand in
 * their order.
 */
export type OutboxRow = {
  id: string
  row: string
  at: number
  mutation: Mutation
  /** Of a row that was here before the team. */
  isFirst?: 1
  /** It was sent before: a server that was set back may lack it. */
  isResent?: 1
}
/** Kept for 30 days: a server that was restored may lack it. */
export type SentMutationRow = { id: string; row: string; at: number; mutation: Mutation }

/**
 * `words`: of a text that is not sensitive. `isPending`: to be sealed or opened by the words as they are now. `toShare`: to
 * go to the team; 2 when the vault must be unlocked for that.
 */
export type StoredTextRow = StoredText & { words?: string[]; isPending?: 1; toShare?: 1 | 2 }
/**
 * A row that changed or went since the last backup, so that the next one need not read all. The id is `table|key`.
 * `generation`: while which backup was the last.
 */
export type BackupMark = { id: string; generation: number }

export type MetaRow = { key: string; value: number | string[] }

export type Rows = {
  contacts: ContactRow
  aliases: Alias
  notes: NoteRow
  tags: Tag
  replies: StoredReply
  replyUses: ReplyUse
  replyVersions: ReplyVersion
  replyEvents: ReplyEventRow
  replyAnswers: ReplyAnswersRow
  media: Media
  mediaChunks: MediaChunk
  products: Product
  suggestionRules: SuggestionRule
  suggestionDismissals: SuggestionDismissal
  deals: DealRow
  orders: OrderRow
  tagRules: RowOf<'tagRules'>
  followUps: FollowUpRow
  messages: Message
  activity: Activity
  attention: AttentionRow
  evidence: EvidenceRow
  scores: ScoreRow
  events: ContactEvent
  distinct: DistinctRow
  texts: StoredTextRow
  sealedTexts: SealedText
  imports: ImportJob
  backupMarks: BackupMark
  syncState: SyncStateRow
  syncRows: SyncRowRow
  outbox: OutboxRow
  sentMutations: SentMutationRow
  refusals: RefusedEdit
  conflicts: Conflict
  teamSettings: RowOf<'teamSettings'>
  history: HistoryRow
  meta: MetaRow
}
