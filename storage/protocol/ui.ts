import * as z from 'zod/mini'
import { chatSightingSchema } from '../schema/chat'
import { contactPatchSchema, type Contact, type ContactBrief } from '../schema/contact'
import { id, line, text } from '../schema/fields'
import type { FollowUp } from '../schema/follow-up'
import type { HealthReport } from '../schema/health'
import type { Activity } from '../schema/message'
import type { Note } from '../schema/note'
import { settingsPatchSchema, type VisibleSettings } from '../schema/settings'
import { TAG_COLORS, type Tag } from '../schema/tag'
import { memberId } from '../schema/team'
import { command } from './command'
import { customerCommands } from './customers'
import { dataCommands } from './data'
import { followUpCommands } from './follow-ups'
import { replyCommands } from './replies'
import { page, targetSchema, type Page, type Written } from './shared'
import { teamCommands } from './team'
import { textCommands } from './texts'

/** All of a folder that is renamed. */
const MAX_TAGS_MOVED = 5_000

export type CardData = {
  contact: Contact
  tags: Tag[]
  pinned: Note[]
  notes: Note[]
  hasMoreNotes: boolean
  followUps: FollowUp[]
  /** Those of the last two days that were cancelled by a reply, newest first: the person may want them back. */
  cancelled: FollowUp[]
  activity?: Activity
  accounts: string[]
}

/**
 * What the card shows for a chat. 'new': nothing known; `sameName` are contacts of that name one may link by hand.
 * 'ask': a bare name matches and was never confirmed. 'ambiguous': several chats bear this name and nothing tells them apart.
 */
export type ChatCard =
  | ({ status: 'known' } & CardData)
  | { status: 'new'; sameName: ContactBrief[] }
  | { status: 'ask'; candidates: ContactBrief[] }
  | { status: 'ambiguous'; candidates: ContactBrief[] }
  | { status: 'private' }

export type TagWithCount = Tag & { count: number }

/** Commands of our own pages: the paired sidebar, the popup, the workspace. */
export const uiCommands = {
  'ui.pair': command<{ paired: boolean }>()(z.object({ nonce: line })),
  /** Somebody is there: texts that are unlocked stay so. */
  'ui.ping': command<void>()(z.object({})),
  /** A page is in sight, with somebody or nobody before it: the worker stays awake. */
  'ui.awake': command<void>()(z.object({})),

  'card.forChat': command<ChatCard>()(z.object({ chat: chatSightingSchema })),
  'card.get': command<CardData>()(z.object({ contactId: id })),
  /** The person said which contact this chat is; remembered. */
  'card.link': command<Written>()(z.object({ chat: chatSightingSchema, contactId: id })),
  /** The person said that this chat is none of the contacts of its name: a card of its own. */
  'card.create': command<Written>()(z.object({ chat: chatSightingSchema, id })),
  /** Never track this chat, or do again. An existing card goes to the trash for ten minutes (undo), then is erased. */
  'card.setPrivate': command<Written>()(z.object({ chat: chatSightingSchema, isPrivate: z.boolean() })),

  'contacts.page': command<Page<ContactBrief>>()(
    z.object({
      search: line,
      tagId: z.optional(id),
      /** In a team: those of this person (null: that are nobody's), or one's own and those that are nobody's. */
      ownerId: z.optional(z.nullable(memberId)),
      mine: z.optional(z.literal(true)),
      sort: z.enum(['name', 'recent', 'heat']),
      ...page,
    }),
  ),
  'contacts.save': command<Written>()(z.object({ target: targetSchema, id, patch: contactPatchSchema })),
  'contacts.create': command<Written>()(z.object({ id, patch: contactPatchSchema })),
  'contacts.remove': command<Written>()(z.object({ contactId: id })),

  /** Ids of new rows are made by the caller, so that a repeated call cannot write twice. */
  'notes.add': command<Written>()(
    z.object({ target: targetSchema, id, contactId: id, text: text.check(z.minLength(1)) }),
  ),
  'notes.edit': command<Written>()(z.object({ id, text: text.check(z.minLength(1)) })),
  'notes.pin': command<Written>()(z.object({ id, pinned: z.boolean() })),
  'notes.remove': command<Written>()(z.object({ id })),
  'notes.page': command<Page<Note>>()(z.object({ contactId: id, ...page })),

  'tags.list': command<TagWithCount[]>()(z.object({})),
  'tags.save': command<Written>()(
    z.object({ id, name: line.check(z.minLength(1)), color: z.enum(TAG_COLORS), folder: z.optional(line) }),
  ),
  /** Into a folder, or without one out of theirs. */
  'tags.move': command<Written>()(
    z.object({
      ids: z.array(id).check(z.minLength(1), z.maxLength(MAX_TAGS_MOVED)),
      folder: z.optional(line),
    }),
  ),
  'tags.remove': command<Written>()(z.object({ id })),
  'tags.set': command<Written>()(
    z.object({ target: targetSchema, contactId: id, tagId: id, on: z.boolean() }),
  ),

  ...replyCommands,

  ...followUpCommands,

  ...customerCommands,

  ...dataCommands,

  ...textCommands,

  ...teamCommands,

  undo: command<void>()(z.object({ undoId: id })),

  'settings.get': command<VisibleSettings>()(z.object({})),
  /** `seen`: what the screen showed of what `patch` changes; of a list only what is another is written in a team. */
  'settings.set': command<void>()(
    z.object({ patch: settingsPatchSchema, seen: z.optional(settingsPatchSchema) }),
  ),
  'health.get': command<{ reports: HealthReport[] }>()(z.object({})),

  /** Opens or focuses WhatsApp Web, and the contact's chat when one is given. */
  'whatsapp.open': command<{ opened: 'chat' | 'app' }>()(z.object({ contactId: z.optional(id) })),
  'whatsapp.reload': command<{ reloaded: number }>()(z.object({})),
  'whatsapp.tabs': command<{ open: number; connected: number }>()(z.object({})),
  'workspace.open': command<void>()(z.object({ hash: line })),
}

export type UiCommands = typeof uiCommands
