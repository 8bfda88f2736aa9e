import * as z from 'zod/mini'
import { epochMs, id, line } from './fields'

/** Names, not values: the interface maps each to a pair that keeps its contrast in light and dark. */
export const TAG_COLORS = [
  'gray',
  'red',
  'orange',
  'amber',
  'green',
  'teal',
  'blue',
  'indigo',
  'purple',
  'pink',
] as const

export const tagSchema = z.object({
  id,
  name: line.check(z.minLength(1)),
  color: z.enum(TAG_COLORS),
  folder: z.optional(line),
  createdAt: epochMs,
  deletedAt: z.optional(epochMs),
})

export type Tag = z.infer<typeof tagSchema>
export type TagColor = Tag['color']
