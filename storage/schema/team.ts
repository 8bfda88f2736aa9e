import * as z from 'zod/mini'
import { epochMs, line } from './fields'

/** Ids of people and teams are the server's. */
export const memberId = z.string().check(z.regex(/^[\w:.-]{1,100}$/))

export const TEAM_ROLES = ['owner', 'manager', 'rep', 'viewer'] as const
export type TeamRole = (typeof TEAM_ROLES)[number]

const named = z.object({ id: memberId, name: line })

/**
 * The way to the server: kept beside the database, so that no backup holds the token. `url`: origin (and path) without a
 * slash at its end. `key`: by which the server is known, as the invite named it. `isOver`: the server has revoked this device; nothing is asked any more.
 * `removal`: since when that is so (epoch ms), and whether all that the team shares is gone from here.
 */
export const teamSessionSchema = z.object({
  url: z.string().check(z.maxLength(2_000)),
  token: z.string().check(z.maxLength(200)),
  deviceId: memberId,
  deviceName: line,
  user: named,
  ws: named,
  role: z.enum(TEAM_ROLES),
  key: z.string().check(z.maxLength(200)),
  joinedAt: epochMs,
  isOver: z.optional(z.literal(true)),
  removal: z.optional(z.object({ at: epochMs, isDone: z.boolean() })),
})
export type TeamSession = z.infer<typeof teamSessionSchema>

/**
 * Whether somebody else answers in a chat: 'off' there is nothing to tell, 'unknown' the server is not reached, 'free' nobody
 * does, 'last' nobody does and `name` was the last one, 'mine' the person does, 'taken' `name` does; ask again in `leftMs`.
 * `both`, once: this colleague and the person have answered at the same time.
 */
export const answerStateSchema = z.object({
  state: z.enum(['off', 'unknown', 'free', 'last', 'mine', 'taken']),
  name: z.optional(line),
  leftMs: z.optional(epochMs),
  both: z.optional(line),
})
export type AnswerState = z.infer<typeof answerStateSchema>

/** Of a field that somebody else changed at the same time, and whose later value stands: who was later may have come first. */
export type Conflict = {
  id: string
  /** `table|id`. */
  row: string
  at: number
  table: string
  rowId: string
  contactId?: string
  /** As a change names it: `name`, `tags.<id>`. */
  field: string
  mine: unknown
  theirs: unknown
  /** Who wrote what stands; absent when the server does not say. Without a name it is a colleague's, as they are called. */
  by?: { id: string; name?: string }
}

/** An edit the server did not take, or never got. It stays here until the person lets it go. */
export type RefusedEdit = {
  id: string
  at: number
  table: string
  rowId: string
  contactId?: string
  /** 'denied': one may not. 'invalid': the server cannot read it. 'unsent': the team was left before it was sent. */
  reason: 'denied' | 'invalid' | 'unsent'
  code?: string
  /** The values that were refused, by field. */
  values: Record<string, unknown>
  /** What it was about, where that went with the team. */
  title?: string
  contactName?: string
}
