import * as z from 'zod/mini'
import { ERROR_CODES } from '@/utils/app-error'
import { chatSightingSchema } from '../schema/chat'
import { line } from '../schema/fields'
import { healthSchema } from '../schema/health'

// Between the content script and the sidebar it embeds, over the MessagePort that comes with the pairing nonce.

export const PAIR_MESSAGE = 'chatside:pair'
export const pairMessageSchema = z.object({ type: z.literal(PAIR_MESSAGE), nonce: line })

export const pageStateSchema = z.object({
  type: z.literal('state'),
  chat: z.nullable(chatSightingSchema),
  theme: z.enum(['light', 'dark']),
  direction: z.enum(['ltr', 'rtl']),
  layout: z.enum(['push', 'overlay', 'rail', 'hidden']),
  health: healthSchema,
})
export type PageState = z.infer<typeof pageStateSchema>

export const frameToPageSchema = z.discriminatedUnion('type', [
  /** Freezes what an insertion is for: answers with a token for this chat and this composer text. */
  z.object({ type: z.literal('prepare'), call: z.int(), key: line, epoch: z.int() }),
  z.object({
    type: z.literal('insert'),
    call: z.int(),
    token: line,
    text: z.string().check(z.maxLength(20_000)),
    caret: z.optional(z.int()),
  }),
  z.object({ type: z.literal('layout'), to: z.enum(['open', 'rail', 'hidden']) }),
  z.object({ type: z.literal('focus-composer') }),
  z.object({ type: z.literal('ready') }),
])
export type FrameToPage = z.infer<typeof frameToPageSchema>

export const pageToFrameSchema = z.discriminatedUnion('type', [
  pageStateSchema,
  z.object({ type: z.literal('prepared'), call: z.int(), token: line }),
  z.object({ type: z.literal('inserted'), call: z.int() }),
  z.object({ type: z.literal('failed'), call: z.int(), code: z.enum(ERROR_CODES) }),
  /** The keyboard asked for the sidebar: put the focus where typing helps. */
  z.object({ type: z.literal('focus') }),
])
export type PageToFrame = z.infer<typeof pageToFrameSchema>
