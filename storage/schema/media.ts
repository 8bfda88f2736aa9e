import * as z from 'zod/mini'
import { epochMs, id, line } from './fields'

/** WhatsApp takes no larger video; pictures and files of this size are slow enough already. */
export const MAX_MEDIA_BYTES = 16 * 1024 * 1024
/** Files travel in pieces of this size (before base64). */
export const MEDIA_CHUNK_BYTES = 256 * 1024

/** A file that goes with a reply or a product. Its bytes are rows of their own. */
export const mediaSchema = z.object({
  id,
  name: line.check(z.minLength(1)),
  /** A MIME type. */
  type: z.string().check(z.regex(/^[\w.+-]+\/[\w.+-]+$/), z.maxLength(100)),
  size: z.int().check(z.minimum(1), z.maximum(MAX_MEDIA_BYTES)),
  /** Of pictures and videos, in pixels. */
  width: z.optional(z.int()),
  height: z.optional(z.int()),
  durationMs: z.optional(z.int()),
  createdAt: epochMs,
  deletedAt: z.optional(epochMs),
})
export type Media = z.infer<typeof mediaSchema>
export type MediaBrief = Omit<Media, 'createdAt' | 'deletedAt'>

/** One piece of a file. The id is `mediaId|index`. */
export type MediaChunk = { id: string; mediaId: string; bytes: Uint8Array<ArrayBuffer>; at: number }
