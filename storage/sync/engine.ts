import { logFault } from '@/utils/logger'
import type { TeamSession } from '../schema/team'
import { applyDelta } from './apply'
import { ServerAway, ServerRefusal } from './ask-server'
import { backoffMs } from './backoff'
import { finishLeaving } from './finish-leaving'
import { dropLine, hurryLine, isLineOpen, keepLine, onFrame, onLine } from './live'
import { recover } from './recover'
import { syncRound } from './round'
import { readTeamSession, writeTeamSession } from './team-session'
import { announceTeamState } from './team-state'
import { noteAway, readTeamStatus } from './team-status'
import { inTurn } from './turns'
import { CLOSE, type ServerFrame } from './wire'

/** Edits that are made in one go are sent in one go. */
const GATHER_MS = 10
/** Whatever the server asks for, it is tried again after this time. */
const MOST_RETRY_MS = 600_000
/** So often in a row the server may ask for a new beginning before it is left alone for a while. */
const MOST_RECOVERIES = 5

const wanted = { push: false, pull: false }
let running: Promise<void> | undefined
let gathering: ReturnType<typeof setTimeout> | undefined
let retry: ReturnType<typeof setTimeout> | undefined
let failures = 0
let recoveries = 0
let stopping = new AbortController()

onFrame((frame) => hear(frame).catch((error: unknown) => logFault('frame', error)))
onLine((isOpen, code) => {
  // Whether this device is really not let in any more is asked of the server itself.
  if (!isOpen && code === CLOSE.unauthorized) later(want({ pull: true }))
  if (!isOpen && code === CLOSE.protocol) later(noteAway({ isOutdated: true }).then(announceTeamState))
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
  return want({ push: true, pull: !isLineOpen() })
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
  if (retry !== undefined) later(announceTeamState())
}

/** Asks the server now, whatever was to be waited for. Resolves when it has been tried. */
export async function syncAtOnce(): Promise<void> {
  clearTimeout(retry)
  retry = undefined
  hurryLine()
  await want({ push: true, pull: true })
}

/** Ends what is under way: from then on nothing is asked, and nothing stored, until something is wanted again. */
export async function stopSync(): Promise<void> {
  dropLine()
  clearTimeout(gathering)
  clearTimeout(retry)
  gathering = undefined
  retry = undefined
  Object.assign(wanted, { push: false, pull: false })
  stopping.abort()
  await running
  await inTurn(async () => undefined)
  clearTimeout(retry)
  retry = undefined
  stopping = new AbortController()
}

function want({ push = false, pull = false }: { push?: boolean; pull?: boolean }): Promise<void> {
  wanted.push ||= push
  wanted.pull ||= pull
  if (retry !== undefined) return Promise.resolve()
  running ??= run().finally(() => {
    running = undefined
    // It may have been wanted just as the last round ended.
    if ((wanted.push || wanted.pull) && retry === undefined) later(want({}))
  })
  return running
}

async function run(): Promise<void> {
  try {
    while (wanted.push || wanted.pull) await round()
    failures = 0
    recoveries = 0
  } catch (error) {
    await fail(error)
  }
  await announceTeamState()
}

async function round(): Promise<void> {
  const session = await readTeamSession()
  const { pull } = wanted
  Object.assign(wanted, { push: false, pull: false })
  if (session === undefined || session.isOver) return
  if ((await readTeamStatus()).leaving !== undefined) return finishLeaving()
  try {
    await syncRound({ ...session, signal: stopping.signal }, { pull })
  } catch (error) {
    Object.assign(wanted, { push: true, pull: true })
    const isKnown = error instanceof ServerRefusal || error instanceof ServerAway
    if (isKnown && (await recover(error)) && ++recoveries <= MOST_RECOVERIES) return
    throw error
  }
}

async function fail(error: unknown): Promise<void> {
  if (stopping.signal.aborted) {
    Object.assign(wanted, { push: false, pull: false })
    return
  }
  if (error instanceof ServerRefusal && error.code === 'DEVICE_REVOKED') return endSession()
  const isOutdated = error instanceof ServerRefusal && error.code === 'PROTOCOL'
  const isAway = error instanceof ServerRefusal || error instanceof ServerAway
  if (isAway) await noteAway(isOutdated ? { isOutdated } : {})
  else logFault('team', error)
  failures += 1
  recoveries = 0
  const atLeastMs = error instanceof ServerRefusal ? Math.min(error.retryAfterMs ?? 0, MOST_RETRY_MS) : 0
  clearTimeout(retry)
  retry = setTimeout(
    () => {
      retry = undefined
      later(want({ push: true, pull: true }))
    },
    backoffMs(failures, atLeastMs),
  )
}

/** The server has let this device go. Nothing is asked any more; whatever is here stays, edits too. */
async function endSession(): Promise<void> {
  Object.assign(wanted, { push: false, pull: false })
  dropLine()
  const session = await readTeamSession()
  if (session !== undefined) await writeTeamSession({ ...session, isOver: true } satisfies TeamSession)
}

async function hear(frame: ServerFrame): Promise<void> {
  switch (frame.type) {
    case 'delta':
      if ((await inTurn(() => applyDelta(frame))) === 'pull') await want({ pull: true })
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

function later(work: Promise<void>): void {
  work.catch((error: unknown) => logFault('team', error))
}
