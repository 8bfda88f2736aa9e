import { announce } from '../write/announce'
import { dropDeviceKey } from './device-key'
import { forgetTeam } from './forget'
import { readTeamSession, writeTeamSession } from './team-session'
import { forgetTeamStatus, readTeamStatus } from './team-status'

/** Ends what was begun: the session goes last, so that a worker which died before is reminded of it. */
export async function finishLeaving(): Promise<void> {
  const { leaving } = await readTeamStatus()
  if (leaving === undefined) return
  await forgetTeam({ wipe: leaving === 'wipe' })
  const session = await readTeamSession()
  if (session !== undefined) await dropDeviceKey(session.deviceId)
  await writeTeamSession(undefined)
  await forgetTeamStatus()
  announce({ team: 'all' })
}
