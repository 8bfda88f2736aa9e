import * as z from 'zod/mini'
import { epochMs, id, line } from './fields'

/** Settings that a team has in common. Each is one setting, or the elements of one that is a list. */
export const TEAM_PARTS = [
  'stages',
  'customFields',
  'cadences',
  'holidays',
  'grading',
  'serviceLevels',
  'currency',
] as const
export type TeamPart = (typeof TEAM_PARTS)[number]

/** A field of a value as it is named on the wire. */
const fieldName = z.string().check(z.regex(/^[\w:-]{1,100}$/))

/** Rows of a newer version are kept, and not looked at: what they say is checked when settings are made of them. */
export const teamSettingSchema = z.object({
  id,
  part: line,
  /** Which element of the list; '' is the setting itself, without which the team does not have it. */
  key: line,
  /** Where an element stands: smaller is earlier. */
  rank: z.optional(z.number()),
  value: z.record(fieldName, z.unknown()),
  deletedAt: z.optional(epochMs),
})
export type TeamSetting = z.infer<typeof teamSettingSchema>
