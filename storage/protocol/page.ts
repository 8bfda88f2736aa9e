import * as z from 'zod/mini'
import { chatActivitySchema, chatIdentitySchema, chatSightingSchema } from '../schema/chat'
import { epochMs, id, line } from '../schema/fields'
import { healthReportSchema } from '../schema/health'
import type { MediaBrief } from '../schema/media'
import { messageSightingSchema, type MessageSighting } from '../schema/message'
import type { ProductChoice } from '../schema/product'
import type { ReplyRow } from '../schema/reply'
import type { Settings } from '../schema/settings'
import { MAX_MESSAGE_TEXT } from '../schema/stored-text'
import type { AnswerState } from '../schema/team'
import { chatMomentSchema, type Suggestion } from '../schema/suggestion'
import type { TagColor } from '../schema/tag'
import type { Hole } from '@/utils/templates/hole'
import { command } from './command'

/** What the content script is told: its strings come along, so that it carries no catalogue. */
export type Hello = {
  language: string
  direction: 'ltr' | 'rtl'
  strings: Record<string, string>
  /** How it looks: it draws nothing before it knows what to say, so that its styles may come along too. */
  styles: string
  settings: Pick<Settings, 'trigger' | 'pickerShortcut' | 'sidebar' | 'sidebarWidth' | 'theme' | 'marks'>
  /** What WhatsApp calls the states of a message in its languages, in small letters. */
  acks: Record<string, MessageSighting['ack']>
  /** What the rules for suggestions need: nothing while there is none. Words are compared in the moment, never kept. */
  /** Whether the text of messages is kept. */
  keepsTexts: boolean
  /** There are colleagues who may answer in the same chats: see `page.answering`. */
  hasTeam?: true
  suggests: 'nothing' | 'without-words' | 'with-words'
}

export type Rendered = {
  text: string
  /** Pieces of `text` one after another; 'hole' is what is still open. */
  segments: { text: string; kind: 'text' | 'value' | 'hole'; key?: string }[]
  /** Where the caret belongs in `text`, first to last; none: at its end. */
  stops: number[]
  /** The fields of the form. */
  holes: Hole[]
  /** Keys of holes without a value. While any is left, nothing may be inserted. */
  unresolved: string[]
  /** Files offered with it. */
  media: MediaBrief[]
  /** Of the text that was taken, when it is known. */
  language?: string
  /** Quick replies sent to this contact in the last 24 hours, when there were three or more: ask before another. */
  recentReplies?: number
  /** Of the stored reply, so that an insertion can tell that it changed since the preview. */
  updatedAt: number
}

/** A reply that fits the open chat: `boost` (0–1) is added to its use; `why` is translated. */
export type ReplyBoost = { replyId: string; boost: number; why: string }

/** What is marked on a chat's row: colours of tags, never their names. `due` says that a follow-up waits. */
export type ChatMark = { key: string; colors: TagColor[]; due?: 'overdue' | 'today' }

/** `text`: only when texts are kept. */
const seenMessageSchema = z.extend(messageSightingSchema, {
  text: z.optional(z.string().check(z.maxLength(MAX_MESSAGE_TEXT))),
})
export type SeenMessage = z.infer<typeof seenMessageSchema>

/** Answers given in the form, by the key of the hole. */
export const answersSchema = z.record(line, z.string().check(z.maxLength(4_000)))

/**
 * The content script's few, narrow commands. None returns a note or another contact; of tags only colours, and a name
 * where a reply bears the same as its label.
 */
export const pageCommands = {
  'page.hello': command<Hello>()(z.object({})),
  /** Announces the embedded sidebar that is about to be created; see `ui.pair`. */
  'page.registerFrame': command<void>()(
    z.object({ nonce: z.string().check(z.minLength(32), z.maxLength(64)) }),
  ),
  /** Records messages of the open chat when it has a card; `recorded` tells whether it has. */
  'page.chatSeen': command<{ recorded: boolean }>()(
    z.object({ chat: chatSightingSchema, messages: z.array(seenMessageSchema).check(z.maxLength(200)) }),
  ),
  /** The last activity of chats that are not open. */
  'page.chatsSeen': command<void>()(
    z.object({
      source: z.enum(['model', 'rows']),
      chats: z.array(chatActivitySchema).check(z.maxLength(200)),
    }),
  ),
  /** The picker's slim list; `rows` is absent when `version` is still the newest. */
  'page.replies': command<{ version: string; rows?: ReplyRow[] }>()(z.object({ version: z.optional(line) })),
  'page.renderReply': command<Rendered>()(
    z.object({
      replyId: id,
      chat: chatIdentitySchema,
      messageIds: z.array(line).check(z.maxLength(60)),
      answers: answersSchema,
    }),
  ),
  /** Which replies fit the open chat: by its tags, its language and the words of its last incoming message. */
  'page.replyContext': command<{ boosts: ReplyBoost[] }>()(
    z.object({
      chat: chatIdentitySchema,
      messageIds: z.array(line).check(z.maxLength(60)),
      lastIn: z.optional(z.string().check(z.maxLength(2_000))),
    }),
  ),
  /** An insertion worked: what was answered is kept for the next time. Counts nothing. */
  'page.replyInserted': command<void>()(
    z.object({ replyId: id, chat: chatSightingSchema, answers: answersSchema, ruleId: z.optional(id) }),
  ),
  /** The message of an insertion was seen as sent in the chat: now it counts. */
  'page.replySent': command<void>()(
    z.object({
      insertionId: id,
      replyId: id,
      chat: chatSightingSchema,
      messageId: line,
      at: epochMs,
      isEdited: z.boolean(),
      ruleId: z.optional(id),
    }),
  ),
  /** A piece of a file that goes with a reply, as base64. */
  'page.mediaChunk': command<{ base64: string }>()(z.object({ mediaId: id, index: z.int() })),
  /** For the product field of the form: at most ten. */
  'page.products': command<ProductChoice[]>()(z.object({ search: line, chat: chatIdentitySchema })),
  /** What the rules propose for the open chat, and when it is worth asking again though nothing happened. */
  'page.suggest': command<{ suggestion?: Suggestion; askAgainAt?: number }>()(
    z.object({ chat: chatSightingSchema, moment: chatMomentSchema }),
  ),
  'page.suggestionDismissed': command<void>()(z.object({ ruleId: id, chat: chatSightingSchema })),
  /** Marks for the rows in sight; chats without any are left out. The caller keeps ambiguous names away. */
  'page.marks': command<{ marks: ChatMark[] }>()(
    z.object({ chats: z.array(chatIdentitySchema).check(z.maxLength(100)) }),
  ),
  'page.setSidebar': command<void>()(
    z.object({
      sidebar: z.optional(z.enum(['auto', 'open', 'rail', 'hidden'])),
      width: z.optional(z.int().check(z.minimum(280), z.maximum(560))),
    }),
  ),
  /**
   * The person looks at a chat, types in it (said at most every two seconds), has sent in it, or has left it. With a team it
   * answers whether somebody else is answering there: of a colleague no more than the name, for no chat but this one.
   */
  'page.answering': command<AnswerState>()(
    z.object({ chat: chatIdentitySchema, doing: z.enum(['looking', 'typing', 'sent', 'left']) }),
  ),
  'page.health': command<void>()(z.object({ report: healthReportSchema })),
  /** Business accounts have `/` replies of their own: asked for once, from the picker's hint. */
  'page.setTrigger': command<void>()(z.object({ trigger: z.enum(['/', '//', ';']) })),
}

export type PageCommands = typeof pageCommands
