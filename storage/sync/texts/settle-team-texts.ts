import { readFirst } from '../first-progress'
import { readLink } from '../link'
import { readTeamSession } from '../team-session'
import { markKept } from './mark-kept'
import { receiveTexts } from './receive'
import { shareKept } from './share-kept'

let running: Promise<void> | undefined
let isWanted = false

/**
 * Opens what came from colleagues, where this person keeps texts, and seals what is still to go to them: once the exchange of
 * before the team is over, so that nothing goes twice. Cheap when there is nothing to do; what was begun by a worker that
 * died is gone on with.
 */
export function settleTeamTexts(): Promise<void> {
  isWanted = true
  running ??= settleAll().finally(() => (running = undefined))
  return running
}

async function settleAll(): Promise<void> {
  while (isWanted) {
    isWanted = false
    const [session, link] = [await readTeamSession(), await readLink()]
    if (session === undefined || link?.deviceId !== session.deviceId) return
    await receiveTexts(session)
    if ((await readFirst()) !== undefined || session.isOver) continue
    await markKept()
    await shareKept(session)
  }
}
