import { logFault } from '@/utils/logger'
import { ServerAway, ServerRefusal } from './ask-server'
import { backoffMs } from './backoff'
import { finishLeaving } from './finish-leaving'
import { olderSide } from './older-side'
import { recover } from './recover'
import { beginRemoval, finishRemoval } from './removal'
import { syncRound } from './round'
import { Unproved } from './signed/ask-signed'
import { letGoSince } from './signed/let-go'
import { readTeamSession } from './team-session'
import { announceTeamState } from './team-state'
import { noteAway, readTeamStatus } from './team-status'

// One round after another, and one request at a time: what is wanted while one is under way is done in the next.

/** Whatever the server asks for, it is tried again after this time. */
const MOST_RETRY_MS = 600_000
/** So often in a row the server may ask for a new beginning before it is left alone for a while. */
const MOST_RECOVERIES = 5

export type Wish = { push?: boolean; pull?: boolean }

const wanted = { push: false, pull: false }
let running: Promise<void> | undefined
let retry: ReturnType<typeof setTimeout> | undefined
let failures = 0
let recoveries = 0
let pulledAt = 0
let stopping = new AbortController()

/**
 * Has what waits sent, and what is new fetched; after a failure when its time has come. Resolves when that has been tried.
 */
export function want({ push = false, pull = false }: Wish): Promise<void> {
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
  forgetWishes()
  if (session === undefined) return
  await finishRemoval()
  if ((await readTeamStatus()).leaving !== undefined) return finishLeaving()
  if (session.isOver) return
  try {
    await syncRound({ ...session, signal: stopping.signal }, { pull })
    if (pull) pulledAt = performance.now()
  } catch (error) {
    Object.assign(wanted, { push: true, pull: true })
    const isKnown = error instanceof ServerRefusal || error instanceof ServerAway
    if (isKnown && (await recover(error)) && ++recoveries <= MOST_RECOVERIES) return
    throw error
  }
}

async function fail(error: unknown): Promise<void> {
  if (stopping.signal.aborted) {
    forgetWishes()
    return
  }
  const isRevoked = error instanceof ServerRefusal && error.code === 'DEVICE_REVOKED'
  const session = isRevoked ? await readTeamSession() : undefined
  const letGoAt = isRevoked && session !== undefined ? await letGoSince(session, error) : undefined
  if (session !== undefined && letGoAt !== undefined) {
    forgetWishes()
    return beginRemoval(session, letGoAt)
  }
  const isOutdated = error instanceof ServerRefusal && error.code === 'PROTOCOL'
  const outdated = isOutdated ? olderSide(error.detail) : undefined
  // Whoever stands between, or a server that was set up anew, may say that this device is nobody's.
  const isUnproved = error instanceof Unproved || isRevoked
  const isKnown = error instanceof ServerRefusal || error instanceof ServerAway || isUnproved
  if (!isKnown) logFault('team', error)
  // A server that is only asked too often is there.
  else if (!(error instanceof ServerRefusal) || error.code !== 'TOO_MANY')
    await noteAway({ ...(outdated && { outdated }), ...(isUnproved && { isUnproved }) })
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

/** @returns whether the server is left alone for a while. */
export function isPaused(): boolean {
  return retry !== undefined
}

/** Whatever was to be waited for is not. */
export function endPause(): void {
  clearTimeout(retry)
  retry = undefined
}

/** @returns how long ago all was fetched, in ms. */
export function sincePull(): number {
  return performance.now() - pulledAt
}

/** Ends what is under way, and whatever was wanted. */
export async function stopRounds(): Promise<void> {
  endPause()
  forgetWishes()
  stopping.abort()
  // What failed was told to whoever wanted it.
  await Promise.allSettled([running])
  endPause()
  stopping = new AbortController()
}

/** For what nobody waits for. */
export function later(work: Promise<void>): void {
  work.catch((error: unknown) => logFault('team', error))
}

function forgetWishes(): void {
  Object.assign(wanted, { push: false, pull: false })
}
