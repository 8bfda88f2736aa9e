import { touches } from '@/storage/changes'
import type { Changes } from '@/storage/protocol/command'
import { readTeamSession } from '@/storage/sync/team-session'

// What the worker does for a team by itself. Without one nothing of it is even loaded.

/** What waits is sent and what is new is fetched: when the worker starts, and each minute. */
export async function tickTeam(): Promise<void> {
  await (await engine())?.teamTick()
}

/** A page of ours is in sight: what others change is to be on it at once. */
export async function lookAtTeam(): Promise<void> {
  await (await engine())?.noteActivity()
}

/** Something that is to be sent was written. */
export async function sendToTeam(changes: Changes): Promise<void> {
  if (touches(changes, ['outbox'])) (await engine())?.noteEdits()
}

async function engine(): Promise<typeof import('@/storage/sync/engine') | undefined> {
  const session = await readTeamSession()
  return session === undefined ? undefined : import('@/storage/sync/engine')
}
