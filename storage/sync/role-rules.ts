import type { Role } from './wire.ts'

/**
 * Who may do what to whom: the server holds everybody to it, and the screens offer nothing else. One law holds for all of
 * it: nobody gains more than the one who grants it has.
 */

/** What a rule looks at. */
export type Standing = { id: string; role: Role; teams: readonly string[] }
/** As it is asked for, and again when it is used. */
export type Invitation = { role: Role; teamId: string | null; invitee: Standing | undefined }

/** Owners everybody; managers the reps and viewers of their teams. */
export function mayManage(actor: Standing, target: Standing): boolean {
  if (actor.role === 'owner') return true
  return (
    actor.role === 'manager' && isManaged(target.role) && actor.teams.some((id) => target.teams.includes(id))
  )
}

export function mayGiveRole(actor: Standing, target: Standing, role: Role): boolean {
  return mayManage(actor, target) && (actor.role === 'owner' || isManaged(role))
}

/** Into a team, or out of it. A manager who could pull in a stranger would see what is the stranger's. */
export function mayPlace(actor: Standing, target: Standing, teamId: string): boolean {
  return mayManage(actor, target) && (actor.role === 'owner' || actor.teams.includes(teamId))
}

/** A manager's new people come into a team of theirs. A further device sees all its person sees, so its maker must too. */
export function mayInvite(actor: Standing, { role, teamId, invitee }: Invitation): boolean {
  if (actor.role === 'owner' || actor.id === invitee?.id) return true
  if (invitee !== undefined)
    return mayManage(actor, invitee) && invitee.teams.every((id) => actor.teams.includes(id))
  return actor.role === 'manager' && isManaged(role) && teamId !== null && actor.teams.includes(teamId)
}

/** One's own things, or those of somebody one manages: devices to revoke, a name to correct, to leave. */
export function mayActFor(actor: Standing, target: Standing): boolean {
  return actor.id === target.id || mayManage(actor, target)
}

/** Show a contact they see to others, and hand contacts over. */
export function mayShare(actor: Pick<Standing, 'role'>): boolean {
  return actor.role === 'owner' || actor.role === 'manager'
}

function isManaged(role: Role): boolean {
  return role === 'rep' || role === 'viewer'
}
