import * as z from 'zod/mini'
import { epochMs, id, line, timeZone } from './fields'

/**
 * due → firing → fired → done. `firing` is claimed in the database before the notification is shown and replayed at
 * wake; a fired one stays in sight until the person says it is done.
 */
export const FOLLOW_UP_STATES = ['due', 'firing', 'fired', 'done'] as const

export const followUpSchema = z.object({
  id,
  contactId: id,
  dueAt: epochMs,
  /** The zone the person set it in, for "same time again". */
  timeZone,
  note: z.optional(line),
  state: z.enum(FOLLOW_UP_STATES),
  firedAt: z.optional(epochMs),
  doneAt: z.optional(epochMs),
  createdAt: epochMs,
  updatedAt: epochMs,
  deletedAt: z.optional(epochMs),
})

export type FollowUp = z.infer<typeof followUpSchema>
