import { browser } from '@/utils/browser'
import type { TeamSession } from '../schema/team'
import { announce } from '../write/announce'
import { endLookingOn } from './after-looking-on'
import type { Way } from './ask-server'
import { refreshColleagues } from './colleagues'
import { queueLocalRows } from './first'
import { readFirst, writeFirst } from './first-progress'
import { settleKeys } from './keys/settle-keys'
import { pullAll } from './pull-loop'
import { pushAll } from './push-loop'
import { linkDatabase } from './recover'
import type { SignedWay } from './signed/ask-signed'
import { readTeamSession } from './team-session'
import { settleTeamTexts } from './texts/settle-team-texts'
import { announceTeamState } from './team-state'
import { noteInStep, noteReached } from './team-status'

/** A worker that calls nothing of the browser's for half a minute is ended, whatever it is doing. */
const BREATH_MS = 10_000
let breathedAt = 0

/**
 * Sends what waits; then, when it is asked for, fetches what is new. In the first exchange what is there comes before
 * anything goes, so that nothing of here is sent as new that is known there; what is not follows, a part at a time: a
 * worker that is ended in between goes on from where it was.
 * @throws ServerRefusal, ServerAway, or what the database throws.
 */
export async function syncRound(session: TeamSession & Way, { pull }: { pull: boolean }): Promise<void> {
  await linkDatabase(session)
  const first = await readFirst()
  const isNew = first?.direction === 'down'
  if (!isNew) await pushAll(session, onPart)
  if (pull || first !== undefined) {
    const { epoch } = await pullAll(session, async (progress) => {
      if (isNew) await writeFirst({ direction: 'down', ...progress })
      await onPart()
      // Who writes meanwhile does not wait for the end of it.
      if (!isNew) await pushAll(session, onPart)
    })
    if (await refreshColleagues(session, epoch)) announce({ team: 'all' })
    await endLookingOn()
    await settleKeys({ ...session, ...(await readTeamSession()) }, epoch)
  }
  // Also when all that came has shown that the server lacks what is here.
  if ((await readFirst()) !== undefined) await sendLocalRows(session)
  await settleTeamTexts()
  await pushAll(session, onPart)
  await noteInStep()
}

async function sendLocalRows(way: SignedWay): Promise<void> {
  for (;;) {
    const { done, total } = await queueLocalRows()
    await writeFirst({ direction: 'up', done, total })
    await pushAll(way, onPart)
    if (done === total) break
  }
  await writeFirst(undefined)
}

/** Something has come or gone. */
async function onPart(): Promise<void> {
  await noteReached()
  await announceTeamState()
  if (performance.now() - breathedAt < BREATH_MS) return
  breathedAt = performance.now()
  await browser.runtime.getPlatformInfo()
}
