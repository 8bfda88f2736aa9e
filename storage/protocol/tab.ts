import * as z from 'zod/mini'
import { chatIdentitySchema } from '../schema/chat'
import { epochMs, line } from '../schema/fields'

// From the background to the content script of one tab (`tabs.sendMessage`).

export const toTabSchema = z.discriminatedUnion('type', [
  z.object({ chatside: z.literal(1), type: z.literal('toggle-sidebar') }),
  /** Something the content script shows has changed: ask again. 'answering': who answers in the chat that is open. */
  z.object({ chatside: z.literal(1), type: z.literal('changed'), sources: z.array(line) }),
  /** Answers { opened: boolean, how: 'row' | 'link' | 'page' | 'search' | 'none' }. */
  z.object({ chatside: z.literal(1), type: z.literal('open-chat'), chats: z.array(chatIdentitySchema) }),
  /** For the dry run of a rule: answers the incoming messages on the screen, { texts: { at?, text }[] }. Nothing is kept. */
  z.object({ chatside: z.literal(1), type: z.literal('texts-in-sight') }),
])
export type ToTab = z.infer<typeof toTabSchema>

export const openChatAnswerSchema = z.object({
  opened: z.boolean(),
  how: z.enum(['already', 'link', 'row', 'page', 'search', 'none']),
})
export type OpenChatAnswer = z.infer<typeof openChatAnswerSchema>

export const textsAnswerSchema = z.object({
  texts: z
    .array(z.object({ at: z.optional(epochMs), text: z.string().check(z.maxLength(2_000)) }))
    .check(z.maxLength(200)),
})
export type TextsAnswer = z.infer<typeof textsAnswerSchema>
