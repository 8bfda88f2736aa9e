import * as z from 'zod/mini'
import type { TeamSession } from '../schema/team'
import { askServer, ServerAway, ServerRefusal } from './ask-server'
import { stopSync, syncAtOnce } from './engine'
import { finishLeaving } from './finish-leaving'
import { finishRemoval } from './removal'
import { readTeamSession } from './team-session'
import { noteLeaving } from './team-status'

/** So long the server may take for each of two things; then the team is left without it. */
const FAREWELL_MS = 5_000

/** Leaves the team: what waits goes out if it can, the server is told if it can be. A worker that dies goes on with it. */
export async function leave(wipe: boolean): Promise<void> {
  const session = await readTeamSession()
  if (session === undefined) return
  if (session.isOver !== true) await Promise.race([syncAtOnce(), sleep(FAREWELL_MS)])
  await noteLeaving(wipe)
  await stopSync()
  await finishRemoval()
  if (session.isOver !== true) await sayGoodbye(session)
  await finishLeaving()
}

/** Whoever cannot reach the server leaves all the same; a colleague can remove the device there. */
async function sayGoodbye(session: TeamSession): Promise<void> {
  const way = { ...session, signal: AbortSignal.timeout(FAREWELL_MS) }
  try {
    await askServer(way, 'POST', `/v1/admin/devices/${session.deviceId}/revoke`, z.undefined())
  } catch (error) {
    if (!(error instanceof ServerAway) && !(error instanceof ServerRefusal)) throw error
  }
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
