import * as z from 'zod/mini'
import { browser } from '@/utils/browser'
import { type TeamSession, teamSessionSchema } from '../schema/team'

/** Beside the database: a token belongs into no backup. */
const KEY = 'team'

let cached: { session: TeamSession | undefined } | undefined

/** @returns how the server of the team is reached; undefined without a team. */
export async function readTeamSession(): Promise<TeamSession | undefined> {
  if (cached !== undefined) return cached.session
  const stored = await browser.storage.local.get(KEY)
  const parsed = z.safeParse(teamSessionSchema, stored[KEY])
  cached ??= { session: parsed.success ? parsed.data : undefined }
  return cached.session
}

/** Keeps it until the team is left; undefined forgets it. */
export async function writeTeamSession(session: TeamSession | undefined): Promise<void> {
  if (session === undefined) await browser.storage.local.remove(KEY)
  else await browser.storage.local.set({ [KEY]: session })
  cached = { session }
}

/** Forgets what was read, as a worker that died does. */
export function forgetTeamSession(): void {
  cached = undefined
}
