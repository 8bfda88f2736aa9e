import * as z from 'zod/mini'
import { serverFrameSchema } from '../../../storage/sync/wire.ts'

/**
 * What one instance tells the others. It only says where to look: rows and rights are read from the database, so that
 * one which is lost, late or doubled does no harm. What is said about conversations is nowhere else, and short-lived.
 */
export const doorbellSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('written'), ws: z.string(), by: z.string() }),
  z.object({ kind: z.literal('rights'), ws: z.string(), by: z.string() }),
  z.object({ kind: z.literal('revoked'), ws: z.string(), by: z.string(), deviceId: z.string() }),
  z.object({
    kind: z.literal('said'),
    ws: z.string(),
    by: z.string(),
    frame: serverFrameSchema,
    /** Who is told by name; everybody who answers conversations when it is left out. */
    userIds: z.optional(z.array(z.string())),
  }),
])

export type Doorbell = z.infer<typeof doorbellSchema>

/** @returns undefined for what another version has sent. */
export function readDoorbell(text: string): Doorbell | undefined {
  const read = doorbellSchema.safeParse(toJson(text))
  return read.success ? read.data : undefined
}

function toJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}
