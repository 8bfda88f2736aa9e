import { logFault } from '@/utils/logger'
import { dropDeltas, storeDelta } from './deltas'
import { dropLine, hurryLine, isLineOpen, keepLine, onFrame, onLine } from './live'
import { olderSide } from './older-side'
import { endPause, isPaused, later, sincePull, stopRounds, want } from './rounds'
import { readTeamSession } from './team-session'
import { announceTeamState } from './team-state'
import { noteAway } from './team-status'
import { inTurn } from './turns'
import { CLOSE, type ServerFrame } from './wire'

/** What is written in the same moment is sent in one go; so is what is written while the last request is on its way. */
const GATHER_MS = 0
/** With a line too, so that nothing is missing for longer, whatever was not told. */
const PULL_EVERY_MS = 600_000

let gathering: ReturnType<typeof setTimeout> | undefined

onFrame((frame, text) => {
  hear(frame, text).catch((error: unknown) => {
    logFault('frame', error)
    later(want({ pull: true }))
  })
})
onLine((isOpen, code, reason) => {
  // Whether this device is really not let in any more is asked of the server itself.
  if (!isOpen && code === CLOSE.unauthorized) later(want({ pull: true }))
  if (!isOpen && code === CLOSE.protocol)
    later(noteAway({ outdated: olderSide(reason) }).then(announceTeamState))
})
// A worker is told when the network is back.
globalThis.addEventListener?.('online', () => later(syncAtOnce()))

/** There is a team from now on, and all is new. */
export function startTeam(): void {
  later(keepLine())
  later(want({ push: true, pull: true }))
}

/** The worker has started, or a minute has passed: what waits is sent, and what is new fetched unless we are told of it. */
export function teamTick(): Promise<void> {
  return want({ push: true, pull: !isLineOpen() || sincePull() > PULL_EVERY_MS })
}

/** Somebody looks at a page of ours: from now on what others change is to be here at once. */
export async function noteActivity(): Promise<void> {
  const session = await readTeamSession()
  if (session === undefined || session.isOver) return
  await keepLine()
  // Where lines are not let through, this is how others' changes come.
  if (!isLineOpen()) await want({ pull: true })
}

/** Something waits to be sent. */
export function noteEdits(): void {
  gathering ??= setTimeout(() => {
    gathering = undefined
    later(want({ push: true }))
  }, GATHER_MS)
  // While the server is away, how much waits is all that changes.
  if (isPaused()) later(announceTeamState())
}

/** Asks the server now, whatever was to be waited for. Resolves when it has been tried. */
export async function syncAtOnce(): Promise<void> {
  endPause()
  hurryLine()
  await want({ push: true, pull: true })
}

/** Ends what is under way: from then on nothing is asked, and nothing stored, until something is wanted again. */
export async function stopSync(): Promise<void> {
  dropLine()
  clearTimeout(gathering)
  gathering = undefined
  dropDeltas()
  await stopRounds()
  await inTurn(async () => undefined)
}

async function hear(frame: ServerFrame, text: string): Promise<void> {
  switch (frame.type) {
    case 'delta':
      if ((await storeDelta(frame, text)) === 'pull') await want({ pull: true })
      return
    case 'ready':
    case 'poke':
    case 'access':
    // Whether it is true is asked of the server itself.
    case 'revoked':
      await want({ pull: true })
      return
    default:
  }
}
