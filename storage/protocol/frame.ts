import * as z from 'zod/mini'
import { ERROR_CODES } from '@/utils/app-error'
import { chatSightingSchema } from '../schema/chat'
import { id, line } from '../schema/fields'
import { healthSchema } from '../schema/health'
import { mediaSchema } from '../schema/media'

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

const mediaBrief = z.omit(mediaSchema, { createdAt: true, deletedAt: true })

export const frameToPageSchema = z.discriminatedUnion('type', [
  /** Freezes what an insertion is for: answers with a token for this chat and this composer text. */
  z.object({ type: z.literal('prepare'), call: z.int(), key: line, epoch: z.int() }),
  z.object({
    type: z.literal('insert'),
    call: z.int(),
    token: line,
    text: z.string().check(z.maxLength(20_000)),
    stops: z.array(z.int()).check(z.maxLength(50)),
    /** Whose text it is: its use counts when the message is seen as sent. */
    replyId: id,
  }),
  /** Hands a file of a reply to the page, as if pasted; WhatsApp shows its own preview. For the chat of the token. */
  z.object({ type: z.literal('attach'), call: z.int(), token: line, file: mediaBrief }),
  z.object({ type: z.literal('layout'), to: z.enum(['open', 'rail', 'hidden']) }),
  z.object({ type: z.literal('focus-composer') }),
  z.object({ type: z.literal('ready') }),
])
export type FrameToPage = z.infer<typeof frameToPageSchema>

export const pageToFrameSchema = z.discriminatedUnion('type', [
  pageStateSchema,
  z.object({ type: z.literal('prepared'), call: z.int(), token: line }),
  z.object({ type: z.literal('inserted'), call: z.int() }),
  /** 'shown': WhatsApp's preview opened. 'saved-offer': it did not within 2 s, and the file was offered to save. */
  z.object({ type: z.literal('attached'), call: z.int(), how: z.enum(['shown', 'save-offered']) }),
  z.object({ type: z.literal('failed'), call: z.int(), code: z.enum(ERROR_CODES) }),
  /** The keyboard asked for the sidebar: put the focus where typing helps. */
  z.object({ type: z.literal('focus') }),
])
export type PageToFrame = z.infer<typeof pageToFrameSchema>
