import type { Member, Team } from '@/storage/sync/people-wire'
import { mayActFor, mayGiveRole, mayInvite, mayManage, mayPlace, mayShare } from '@/storage/sync/role-rules'
import { TEAM_ROLES as ROLES, type TeamRole as Role } from '@/storage/schema/team'

/** What the screens offer to `me`: what the server would do for them, and nothing else. */

/** @returns the roles somebody may be given, the one they have among them; only that when it is not to be changed. */
export function rolesFor(me: Member, target: Member, members: readonly Member[]): readonly Role[] {
  if (isLastOwner(target, members)) return [target.role]
  return ROLES.filter((role) => role === target.role || mayGiveRole(me, target, role))
}

/** @returns whether nobody would be left who decides, if this one were not owner any more. */
export function isLastOwner({ id, role }: Member, members: readonly Member[]): boolean {
  return role === 'owner' && !members.some((one) => one.id !== id && one.role === 'owner' && !one.hasLeft)
}

/** @returns the teams into which, and out of which, somebody may be put. */
export function teamsFor(me: Member, target: Member, teams: readonly Team[]): readonly Team[] {
  return teams.filter(({ id }) => mayPlace(me, target, id))
}

/** @returns the roles one may invite to, and into which teams; a manager's new people come into one of theirs. */
export function inviteChoices(me: Member, teams: readonly Team[]): { roles: Role[]; teams: Team[] } {
  const may = (role: Role, teamId: string | null): boolean =>
    mayInvite(me, { role, teamId, invitee: undefined })
  const fitting = teams.filter(({ id }) => ROLES.some((role) => may(role, id)))
  const places = [null, ...fitting.map(({ id }) => id)]
  return { roles: ROLES.filter((role) => places.some((place) => may(role, place))), teams: fitting }
}

/** @returns whether one may invite without naming a team. */
export function mayInviteAnywhere(me: Member): boolean {
  return me.role === 'owner'
}

export function mayAddDevice(me: Member, target: Member): boolean {
  return !target.hasLeft && mayInvite(me, { role: target.role, teamId: null, invitee: target })
}

export function mayEdit(me: Member, target: Member): boolean {
  return !target.hasLeft && mayActFor(me, target)
}

export function mayLetLeave(me: Member, target: Member, members: readonly Member[]): boolean {
  return me.id !== target.id && !target.hasLeft && mayManage(me, target) && !isLastOwner(target, members)
}

/** @returns to whom what `from` has may be handed over; nobody for whom that is not allowed. */
export function takersFor(me: Member, from: Member, members: readonly Member[]): readonly Member[] {
  if (!mayShare(me) || !mayManage(me, from)) return []
  return members.filter(
    (one) => one.id !== from.id && !one.hasLeft && one.role !== 'viewer' && mayActFor(me, one),
  )
}
