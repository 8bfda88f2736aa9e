import { now as clockNow } from '@/utils/clock'
import { idOf } from '@/utils/ids'
import { MINUTE_MS } from '../limits'
import type { HistoryChange, HistoryRow } from '../rows'
import { snapshot } from './transact'

/** Who asks the same again within this time means the same action: the answer was lost, or a worker died in it. */
const SAME_ACTION_MS = 10 * MINUTE_MS

/**
 * Names an action that is written in several transactions, so that they are undone together. A repeat goes on with the
 * action that was begun; once that was undone, or is over for long, it is a new one.
 * @param input what was asked for; called outside of any transaction, since hashing may not be waited for inside one.
 */
export async function batchIdOf(reason: string, input: unknown): Promise<string> {
  const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(JSON.stringify(input)))
  const hash = new Uint8Array(bytes).join('.')
  for (let attempt = 0; ; attempt++) {
    const batchId = idOf(reason, hash, String(attempt))
    const entries = await entriesOf(batchId)
    const isGoingOn = entries.every(
      ({ at, undoneAt }) => undoneAt === undefined && clockNow() - at < SAME_ACTION_MS,
    )
    if (isGoingOn) return batchId
  }
}

/** @returns everything an action has written so far, in its order. */
export async function changesOfBatch(batchId: string): Promise<HistoryChange[]> {
  return (await entriesOf(batchId)).flatMap(({ changes }) => changes)
}

async function entriesOf(batchId: string): Promise<HistoryRow[]> {
  return snapshot((db) => db.history.where('batchId').equals(batchId).toArray())
}
