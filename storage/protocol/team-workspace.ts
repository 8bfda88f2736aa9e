import * as z from 'zod/mini'
import { id, line } from '../schema/fields'
import { memberId, TEAM_ROLES } from '../schema/team'
import type { Device, Invite, Member, NewInvite, Share, Team } from '../sync/people-wire'
import { command } from './command'

/**
 * `keys`: how many keys the team has had, `missing`: how many of them this device does not open; `hasNewest`: it can make a
 * code. `code`: what was written down, `opens`: how many keys it opens; `isDoubtful`: it was not made by somebody who had them.
 */
export type RecoveryState = {
  keys: number
  missing: number
  hasNewest: boolean
  code?: { madeAt: number; opens: number; isDoubtful: boolean }
}

const name = line.check(z.minLength(1))
const recoveryCode = z.string().check(z.minLength(1), z.maxLength(200))

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
  /** Owners alone are answered. */
  'team.recovery': command<RecoveryState>()(z.object({})),
  /** Once it was written down. The code before opens nothing any more. */
  'team.setRecovery': command<void>()(z.object({ code: recoveryCode })),
  'team.openByCode': command<void>()(z.object({ code: recoveryCode })),
  /** Every edit that was refused, as JSON. */
  'team.exportRefusals': command<{ json: string }>()(z.object({})),
}
