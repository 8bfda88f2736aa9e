import { database } from '../database'
import { transact } from '../write/transact'
import { restartUpload } from './first'
import { beginFirst } from './first-progress'
import { readTeamSession } from './team-session'

/** Kept while the person only looks on. */
const LOOKING_ON = 'lookingOn'

/**
 * Once somebody who only looked on may write, what stayed in this browser meanwhile goes up, as at joining: also what it
 * learnt by itself, which the team would not have had. To be called when all that the team has is here.
 */
export async function endLookingOn(): Promise<void> {
  const [session, db] = await Promise.all([readTeamSession(), database()])
  const isLooking = session?.role === 'viewer'
  const wasLooking = (await db.syncState.get(LOOKING_ON)) !== undefined
  if (isLooking === wasLooking) return
  await transact(async (tx) => {
    const { syncState, syncRows } = tx.db
    if (isLooking) {
      await syncState.put({ id: LOOKING_ON, value: true })
      return
    }
    await syncState.delete(LOOKING_ON)
    await syncRows.filter(({ isLocal }) => isLocal === 1).delete()
    await restartUpload(tx)
    await beginFirst(tx)
  })
}
