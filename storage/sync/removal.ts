import type { TeamSession } from '../schema/team'
import { announce } from '../write/announce'
import { dropDeltas } from './deltas'
import { dropDeviceKey } from './device-key'
import { forgetTeam } from './forget'
import { dropLine } from './live'
import { readTeamSession, writeTeamSession } from './team-session'
import { inTurn } from './turns'

/**
 * Ends the exchange of a device that the server has let go at `at` (epoch ms), and proved it: nothing is asked any more, and
 * what the team shares goes from here. That is noted before anything goes, so that a worker that dies goes on with it.
 */
export async function beginRemoval(session: TeamSession, at: number): Promise<void> {
  dropLine()
  await writeTeamSession({ ...session, isOver: true, removal: { at, isDone: false } })
  announce({ team: 'all' })
  await finishRemoval()
}

/** Ends what was begun; a repeat does nothing. What was never sent stays, and edits of what goes are kept to be saved. */
export async function finishRemoval(): Promise<void> {
  const session = await readTeamSession()
  if (session?.removal === undefined || session.removal.isDone) return
  dropDeltas()
  await inTurn(() => forgetTeam({ wipe: true }))
  await dropDeviceKey(session.deviceId)
  await writeTeamSession({ ...session, removal: { ...session.removal, isDone: true } })
  announce({ team: 'all' })
}
