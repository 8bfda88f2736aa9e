import { type Collection, Dexie } from 'dexie'
import { now as clockNow } from '@/utils/clock'
import { idOf } from '@/utils/ids'
import type { Database } from '../database'
import { MINUTE_MS } from '../limits'
import type { HistoryChange, HistoryRow } from '../rows'
import { snapshot } from './snapshot'

/** An action that is written in several transactions. `nextPart` is where it goes on: parts before it are written. */
type Batch = { id: string; nextPart: number }

/** Who asks the same again within this time means the same action: the answer was lost, or a worker died in it. */
const SAME_ACTION_MS = 10 * MINUTE_MS

/**
 * Names an action that is written in several transactions, so that they are undone together. A repeat goes on with the
 * action that was begun; once that was undone, or is over for long, it is a new one. Parts without changes leave no
 * trace and are looked at again.
 * @param input what was asked for; called outside of any transaction, since hashing may not be waited for inside one.
 */
export async function batchOf(reason: string, input: unknown): Promise<Batch> {
  const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(JSON.stringify(input)))
  const hash = new Uint8Array(bytes).join('.')
  for (let attempt = 0; ; attempt++) {
    const id = idOf(reason, hash, String(attempt))
    const entries = await snapshot((db) => partsOf(db, id).toArray())
    const isGoingOn = entries.every(
      ({ at, undoneAt }) => undoneAt === undefined && clockNow() - at < SAME_ACTION_MS,
    )
    if (isGoingOn) return { id, nextPart: (entries.at(-1)?.part ?? -1) + 1 }
  }
}

/** @returns everything an action has written so far, in its order. */
export async function changesOfBatch(batchId: string): Promise<HistoryChange[]> {
  return (await snapshot((db) => partsOf(db, batchId).toArray())).flatMap(({ changes }) => changes)
}

/** @returns the parts of an action that are written, in their order. */
export function partsOf(db: Database, batchId: string): Collection<HistoryRow, string> {
  return db.history.where('[batchId+part]').between([batchId, Dexie.minKey], [batchId, Dexie.maxKey])
}

/** @returns the parts of what `undo` takes back, newest first; an action of one part is its own. */
export async function entriesOf(db: Database, undoId: string): Promise<string[]> {
  if ((await db.history.get(undoId)) !== undefined) return [undoId]
  return partsOf(db, undoId).reverse().primaryKeys()
}
