import * as z from 'zod/mini'
import { epochMs, id, text } from './fields'

export const noteSchema = z.object({
  id,
  contactId: id,
  text: text.check(z.minLength(1)),
  createdAt: epochMs,
  updatedAt: epochMs,
  pinnedAt: z.optional(epochMs),
  deletedAt: z.optional(epochMs),
})

export type Note = z.infer<typeof noteSchema>
