import * as z from 'zod/mini'
import { noticeIdOf } from '@/utils/follow-ups/notices'
import { toAgreeOn } from '../repositories/due-follow-ups'
import { type Agreed, isForUs } from '../repositories/shared-due'
import type { FollowUpRow } from '../rows'
import { askServer, ServerAway, ServerRefusal, type Way } from './ask-server'
import { syncAtOnce } from './engine'
import type { LockAsk } from './wire'

/** What is due waits no longer than this for the others. */
const WAIT_MS = 2_000
const AT_ONCE = 6

const answerSchema = z.object({
  isYours: z.boolean(),
  lock: z.nullable(z.object({ fence: z.int() })),
})

/**
 * Asks who of a team's devices shows what is due at `now` (epoch ms): first what the others have shown is fetched, then
 * whoever asks first has it. Nobody is waited for longer than `waitMs`: what was not answered by then is shown here.
 */
export async function agreeOnDue(way: Way, now: number, waitMs = WAIT_MS): Promise<Agreed> {
  const signal = AbortSignal.timeout(waitMs)
  await untilGivenUp(syncAtOnce(), signal)
  const due = await toAgreeOn(now)
  const [waiting, elsewhere] = [[...due], new Set<string>()]
  const ask = async (): Promise<void> => {
    for (let item = waiting.shift(); item !== undefined && !signal.aborted; item = waiting.shift())
      if (!(await claimReminder({ ...way, signal }, item))) elsewhere.add(noticeIdOf(item))
  }
  await Promise.all(Array.from({ length: AT_ONCE }, ask))
  return { asked: new Set(due.map(noticeIdOf)), elsewhere }
}

/** @returns whether this device shows a follow-up: no other has asked before, or was waited for; or the server is not reached. */
export async function claimReminder(
  way: Way,
  row: Pick<FollowUpRow, 'id' | 'dueAt' | 'leftUntil'>,
): Promise<boolean> {
  const ask: LockAsk = { chat: `f:${row.id}:${row.dueAt}`, state: 'typing' }
  try {
    const { isYours, lock } = await askServer(way, 'POST', '/v1/locks', answerSchema, ask)
    return isForUs(row, { isYours, fence: lock?.fence ?? 1 })
  } catch (error) {
    if (error instanceof ServerRefusal || error instanceof ServerAway) return true
    throw error
  }
}

/** What fails is told where it was begun. */
async function untilGivenUp(work: Promise<void>, signal: AbortSignal): Promise<void> {
  const givenUp = new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()))
  await Promise.race([work, givenUp])
}
