import * as z from 'zod/mini'
import { chatIdentitySchema } from '../schema/chat'
import { line } from '../schema/fields'

// From the background to the content script of one tab (`tabs.sendMessage`).

export const toTabSchema = z.discriminatedUnion('type', [
  z.object({ chatside: z.literal(1), type: z.literal('toggle-sidebar') }),
  /** Something the content script shows has changed: ask again. */
  z.object({ chatside: z.literal(1), type: z.literal('changed'), sources: z.array(line) }),
  /** Answers { opened: boolean, how: 'row' | 'link' | 'page' | 'search' | 'none' }. */
  z.object({ chatside: z.literal(1), type: z.literal('open-chat'), chats: z.array(chatIdentitySchema) }),
])
export type ToTab = z.infer<typeof toTabSchema>

export const openChatAnswerSchema = z.object({
  opened: z.boolean(),
  how: z.enum(['already', 'link', 'row', 'page', 'search', 'none']),
})
export type OpenChatAnswer = z.infer<typeof openChatAnswerSchema>
