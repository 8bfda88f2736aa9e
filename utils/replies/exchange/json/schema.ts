import * as z from 'zod/mini'

export const REPLIES_FORMAT = 'chatside.replies'
export const REPLIES_VERSION = 1

// What docs/replies-format.md says. Lengths are looked at when a reply is accepted.
const words = z.string()

export const jsonMediaSchema = z.object({
  name: words.check(z.minLength(1), z.maxLength(300)),
  type: words.check(z.regex(/^[\w.+-]+\/[\w.+-]+$/), z.maxLength(100)),
  size: z.int().check(z.minimum(1)),
  base64: z.optional(words.check(z.refine(isBase64))),
})

export const jsonReplySchema = z.object({
  shortcut: words,
  title: z.optional(words),
  body: words,
  language: z.optional(words),
  variants: z.optional(z.record(words, words)),
  labels: z.optional(z.array(words)),
  folder: z.optional(words),
  isArchived: z.optional(z.boolean()),
  // Each is checked alone, so that one bad file does not cost the reply.
  media: z.optional(z.array(z.unknown())),
})

export const jsonFileSchema = z.object({
  format: z.literal(REPLIES_FORMAT),
  version: z.int(),
  replies: z.array(z.unknown()),
})

/** Without one pattern over millions of characters, which the engine cannot hold. */
function isBase64(text: string): boolean {
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0
  return text.length % 4 === 0 && !/[^A-Za-z0-9+/]/.test(text.slice(0, text.length - padding))
}
