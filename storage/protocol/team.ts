import * as z from 'zod/mini'
import { id, line } from '../schema/fields'
import { type Conflict, memberId, type RefusedEdit, type TeamRole } from '../schema/team'
import { command } from './command'
import type { Progress } from './data'
import { page, type Page } from './shared'

/**
 * - off: no team
 * - first: what the team has comes for the first time, or what is here goes up for the first time (`first` says how far)
 * - in-step: everything has come and gone
 * - sending: `waiting` edits are on their way
 * - offline: the server does not answer (`since`); everything works, edits wait
 * - revoked: the server has let this device go
 * - outdated: the server asks for a newer Chatside
 * - server-outdated: it is the server that is to be updated
 * - unproved: what answers cannot show that it is the server: nothing of it is believed, and everything stays
 */
export type TeamPhase =
  | 'off'
  | 'first'
  | 'in-step'
  | 'sending'
  | 'offline'
  | 'revoked'
  | 'outdated'
  | 'server-outdated'
  | 'unproved'

export type TeamState = {
  phase: TeamPhase
  link?: { host: string; ws: string; user: { id: string; name: string }; role: TeamRole; deviceId: string }
  /** Edits that the server does not have yet. */
  waiting: number
  refused: number
  conflicts: number
  first?: Progress & { direction: 'down' | 'up' }
  /** When the server was last in step, and since when it does not answer (epoch ms). */
  inStepAt?: number
  since?: number
  /**
   * Of a device that was let go: since when (epoch ms), whether what the team shares is gone from here, and how many edits of
   * it were kept that had not been sent.
   */
  removal?: { at: number; isDone: boolean; unsent: number }
}

/** The people of a team, for names on cards and in lists. Kept here, so that it is there without the server. */
export type Colleague = { id: string; name: string; role: TeamRole; hasLeft: boolean }

/** What a row of these lists is about, as far as it is still here. */
/** `currency`: of the amounts of a row that has some. `part`: which of the settings of the team it is. */
type About = { title: string; contactName?: string; currency?: string; part?: string }
export type ShownConflict = Conflict & About
export type ShownRefusal = RefusedEdit & About

export const teamCommands = {
  'team.state': command<TeamState>()(z.object({})),
  'team.colleagues': command<Colleague[]>()(z.object({})),
  /** Asks the server at once. */
  'team.syncNow': command<void>()(z.object({})),
  'team.conflicts': command<Page<ShownConflict>>()(z.object(page)),
  /** 'mine' writes one's own value again. */
  'team.resolve': command<{ undoId?: string }>()(z.object({ id: line, keep: z.enum(['mine', 'theirs']) })),
  'team.refusals': command<Page<ShownRefusal>>()(z.object(page)),
  /** It was seen: it goes from the list. */
  'team.dismissRefusal': command<void>()(z.object({ id: line })),
  /** All of them. */
  'team.dismissRefusals': command<void>()(z.object({})),
  /** Gives a contact to somebody; null: to nobody, for all to see. */
  'team.assign': command<{ undoId?: string }>()(z.object({ contactId: id, ownerId: z.nullable(memberId) })),
}
