import { logFault } from '@/utils/logger'
import type { TeamSession } from '../schema/team'
import { askServer, ServerAway, ServerRefusal } from './ask-server'
import { isLineOpen, keepLine, onLine, sendFrame } from './live'
import { type Lock, type LockAsk, lockAnswerSchema } from './wire'

/** A line that is being opened is waited for so long before it counts as none. */
const OPENING_MS = 1_500
/** A server that did not answer is left alone so long; nobody waits for it to type. */
const REST_MS = 20_000

let isAsking = false
/** On a clock that nobody sets. */
let restUntil = 0

/** Sees to a line. Resolves once there is one, or it was waited for long enough. */
export async function lineSoon(): Promise<void> {
  const isHere = isLineOpen()
  const opened = isHere ? Promise.resolve() : lineChange()
  keepOpen()
  await opened
}

/**
 * Asks for the lock of a conversation, or lets it go: by the line, else by a request.
 * @returns the lock as it stands then; 'said' when the answer comes by the line, or there is none; undefined when the server
 * is not reached.
 */
export async function askForLock(session: TeamSession, ask: LockAsk): Promise<Lock | 'said' | undefined> {
  keepOpen()
  if (sendFrame({ type: 'lock', ask })) return 'said'
  if (isAsking || performance.now() < restUntil) return undefined
  isAsking = true
  try {
    const { lock } = await askServer(session, 'POST', '/v1/locks', lockAnswerSchema, ask)
    return lock ?? 'said'
  } catch (error) {
    if (!(error instanceof ServerAway) && !(error instanceof ServerRefusal)) throw error
    restUntil = performance.now() + REST_MS
    return undefined
  } finally {
    isAsking = false
  }
}

function keepOpen(): void {
  keepLine().catch((error: unknown) => logFault('line', error))
}

function lineChange(): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer)
      stop()
      resolve()
    }
    const timer = setTimeout(end, OPENING_MS)
    const stop = onLine(end)
  })
}
