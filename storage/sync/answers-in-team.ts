import type { TeamSession } from '../schema/team'
import { readTeamSession } from './team-session'

/** @returns the way to the team whose people this person answers beside; undefined without one, and for who only looks on. */
export async function answersInTeam(): Promise<TeamSession | undefined> {
  const session = await readTeamSession()
  return session === undefined || session.isOver || session.role === 'viewer' ? undefined : session
}
