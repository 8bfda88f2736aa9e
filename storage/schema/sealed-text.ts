import * as z from 'zod/mini'
import { id, line } from './fields'

/** What only a key of the team opens. `e`: how it is made; `k`: by the key of which epoch; bytes as base64url. */
const sealedSchema = z.object({ e: z.literal(1), k: z.int(), iv: z.string(), ct: z.string() })

/** The text of a message as the team has it: nothing of it can be read without a key of the team. */
export const sealedTextSchema = z.object({
  id,
  contactId: id,
  sealed: sealedSchema,
  /** Under which id the text is, or was, kept here. */
  textId: z.optional(line),
  /** While it is still to be opened here: the epoch of the key; 0 when the key of that epoch does not open it. */
  waits: z.optional(z.int()),
})
export type SealedText = z.infer<typeof sealedTextSchema>
