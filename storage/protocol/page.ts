import * as z from 'zod/mini'
import { chatActivitySchema, chatIdentitySchema, chatSightingSchema } from '../schema/chat'
import { id, line } from '../schema/fields'
import { healthReportSchema } from '../schema/health'
import { messageSightingSchema } from '../schema/message'
import type { ReplyRow } from '../schema/reply'
import type { Settings } from '../schema/settings'
import { command } from './command'

/** What the content script is told: its strings come along, so that it carries no catalogue. */
export type Hello = {
  language: string
  direction: 'ltr' | 'rtl'
  strings: Record<string, string>
  settings: Pick<Settings, 'trigger' | 'pickerShortcut' | 'sidebar' | 'sidebarWidth' | 'theme'>
}

export type Rendered = {
  text: string
  /** Where the caret belongs in `text`; absent: at its end. */
  caret?: number
  /** Placeholders without a value. While any is left, nothing may be inserted. */
  unresolved: string[]
  /** Of the stored reply, so that an insertion can tell that it changed since the preview. */
  updatedAt: number
}

/** Answers given in the form, by placeholder name. */
export const answersSchema = z.record(line, z.string().check(z.maxLength(4_000)))

/** The content script's few, narrow commands. None returns a note, a tag or another contact. */
export const pageCommands = {
  'page.hello': command<Hello>()(z.object({}), ['settings']),
  /** Announces the embedded sidebar that is about to be created; see `ui.pair`. */
  'page.registerFrame': command<void>()(
    z.object({ nonce: z.string().check(z.minLength(32), z.maxLength(64)) }),
  ),
  /** Records messages of the open chat when it has a card; `recorded` tells whether it has. */
  'page.chatSeen': command<{ recorded: boolean }>()(
    z.object({ chat: chatSightingSchema, messages: z.array(messageSightingSchema).check(z.maxLength(200)) }),
  ),
  /** The last activity of chats that are not open. */
  'page.chatsSeen': command<void>()(
    z.object({
      source: z.enum(['model', 'rows']),
      chats: z.array(chatActivitySchema).check(z.maxLength(200)),
    }),
  ),
  /** The picker's slim list; `rows` is absent when `version` is still the newest. */
  'page.replies': command<{ version: string; rows?: ReplyRow[] }>()(z.object({ version: z.optional(line) }), [
    'replies',
    'replyUses',
  ]),
  'page.renderReply': command<Rendered>()(
    z.object({
      replyId: id,
      chat: chatIdentitySchema,
      messageIds: z.array(line).check(z.maxLength(60)),
      answers: answersSchema,
    }),
  ),
  'page.replyUsed': command<void>()(z.object({ replyId: id })),
  'page.setSidebar': command<void>()(
    z.object({
      sidebar: z.optional(z.enum(['auto', 'open', 'rail', 'hidden'])),
      width: z.optional(z.int().check(z.minimum(280), z.maximum(560))),
    }),
  ),
  'page.health': command<void>()(z.object({ report: healthReportSchema })),
  /** Business accounts have `/` replies of their own: asked for once, from the picker's hint. */
  'page.setTrigger': command<void>()(z.object({ trigger: z.enum(['/', '//', ';']) })),
}

export type PageCommands = typeof pageCommands
