import * as z from 'zod/mini'
import { id, line } from '../schema/fields'
import { type Conflict, memberId, type RefusedEdit, TEAM_ROLES, type TeamRole } from '../schema/team'
import type { Device, Invite, Member, NewInvite, Share, Team } from '../sync/people-wire'
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
 */
export type TeamPhase = 'off' | 'first' | 'in-step' | 'sending' | 'offline' | 'revoked' | 'outdated'

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
}

/** The people of a team, for names on cards and in lists. Kept here, so that it is there without the server. */
export type Colleague = { id: string; name: string; role: TeamRole; hasLeft: boolean }

/** What a row of these lists is about, as far as it is still here. */
/** `currency`: of the amounts of a row that has some. */
export type ShownConflict = Conflict & { title: string; contactName?: string; currency?: string }
export type ShownRefusal = RefusedEdit & { title: string; contactName?: string; currency?: string }

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
  /** Gives a contact to somebody; null: to nobody, for all to see. */
  'team.assign': command<{ undoId?: string }>()(z.object({ contactId: id, ownerId: z.nullable(memberId) })),
}

const name = line.check(z.minLength(1))

export const teamWorkspaceCommands = {
  /** What an invite says of itself, before anything is asked of anybody: the origin to be permitted. */
  'team.join': command<void>()(
    z.object({
      link: z.string().check(z.minLength(10), z.maxLength(2_000)),
      userName: line,
      deviceName: name,
    }),
  ),
  /** `wipe`: what came from the team goes from this browser. Else it stays, and is nobody's but the person's own. */
  'team.leave': command<void>()(z.object({ wipe: z.boolean() })),
  'team.people': command<{
    members: Member[]
    teams: Team[]
    devices: Device[]
    invites: Invite[]
    shares: Share[]
  }>()(z.object({})),
  'team.invite': command<NewInvite>()(
    z.object({
      role: z.optional(z.enum(TEAM_ROLES)),
      teamId: z.optional(memberId),
      userId: z.optional(memberId),
      uses: z.int().check(z.positive(), z.maximum(50)),
      days: z.int().check(z.positive(), z.maximum(30)),
    }),
  ),
  'team.withdrawInvite': command<void>()(z.object({ id: memberId })),
  'team.changeMember': command<void>()(
    z.object({ id: memberId, role: z.optional(z.enum(TEAM_ROLES)), name: z.optional(name) }),
  ),
  'team.letLeave': command<void>()(z.object({ id: memberId })),
  'team.makeTeam': command<{ id: string }>()(z.object({ name })),
  'team.renameTeam': command<void>()(z.object({ id: memberId, name })),
  'team.dissolveTeam': command<void>()(z.object({ id: memberId })),
  'team.placeInTeam': command<void>()(z.object({ teamId: memberId, userId: memberId, isIn: z.boolean() })),
  'team.share': command<void>()(z.object({ contactId: id, userId: memberId, isOn: z.boolean() })),
  /** How many contacts somebody has, of those one sees: what a hand-over of all would move. */
  'team.countContacts': command<{ count: number }>()(z.object({ id: memberId })),
  /** Without `contactIds`, all that `from` has. */
  'team.reassign': command<{ moved: number }>()(
    z.object({ from: memberId, to: memberId, contactIds: z.optional(z.array(id).check(z.maxLength(500))) }),
  ),
  'team.revokeDevice': command<void>()(z.object({ id: memberId })),
  /** Every edit that was refused, as JSON. */
  'team.exportRefusals': command<{ json: string }>()(z.object({})),
}
