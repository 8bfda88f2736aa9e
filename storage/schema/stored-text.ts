import * as z from 'zod/mini'
import { memberId } from './team'
import { epochMs, id, line } from './fields'
import { DIRECTIONS } from './message'

/** The longest text of a message that WhatsApp takes. */
export const MAX_MESSAGE_TEXT = 65_536

/**
 * By what sensitive texts are sealed, also while it is locked, and how it is unlocked: bytes as base64. `salt` and
 * `iterations` make a key of the passphrase (PBKDF2, SHA-256), which has wrapped the private key (AES-GCM with `iv`).
 */
export const vaultSchema = z.object({
  id,
  publicKey: z.string().check(z.maxLength(200)),
  wrappedKey: z.string().check(z.maxLength(1_000)),
  salt: z.string().check(z.maxLength(100)),
  iv: z.string().check(z.maxLength(100)),
  iterations: z.int().check(z.minimum(100_000), z.maximum(10_000_000)),
})
export type Vault = z.infer<typeof vaultSchema>

/**
 * `publicKey` is the one-time key of the sender's side; `vaultId` tells by which vault it was sealed, `of` for which
 * message: its row gets another id when its account becomes known.
 */
const sealedSchema = z.object({
  vaultId: id,
  of: line,
  publicKey: z.string(),
  iv: z.string(),
  bytes: z.string(),
})
export type Sealed = z.infer<typeof sealedSchema>

/** The text of a message, kept only when the person asked for it. It has `text`, or `sealed` when it is sensitive. */
export const storedTextSchema = z.object({
  /** The id of the message's row. */
  id: line,
  contactId: id,
  at: z.optional(epochMs),
  text: z.optional(z.string().check(z.maxLength(MAX_MESSAGE_TEXT))),
  sealed: z.optional(sealedSchema),
  /** Of one that came from a colleague: from which side it was, and who keeps it. Of one's own the message tells. */
  direction: z.optional(z.enum(DIRECTIONS)),
  by: z.optional(memberId),
  /** A colleague's browser holds it for sensitive, whatever the words here say. */
  isMarked: z.optional(z.literal(1)),
})
export type StoredText = z.infer<typeof storedTextSchema>
