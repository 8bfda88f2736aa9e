import { now as clockNow } from '@/utils/clock'
import type { Database } from '../database'
import { CHUNK_ROWS } from '../limits'
import type { Added } from '../protocol/replies'
import type { ReplyDraft } from '../schema/reply'
import { REPLIES_REVISION } from '../count-keys'
import { batchOf } from '../write/batch'
import { mutate } from '../write/mutate'
import { snapshot } from '../write/snapshot'
import { transact } from '../write/transact'
import { answerOfBatch } from './added'
import { readCount } from './counts'
import { creationOf, editOf, hasSameText } from './reply-drafts'
import { type KnownReplies, knownReplies, type OnConflict, planSteps } from './reply-plan'
import { keepVersions } from './reply-versions'

type Known = KnownReplies & { revision: number }

const REASON = 'replies.addMany'

/**
 * Adds many replies, a few hundred in a transaction, as one action for undo. A draft of a known id, or with the shortcut
 * of another reply, is skipped, replaces that reply, or comes in beside it under a free shortcut ("hello-2"). Removed
 * replies come back. Asked again after a lost answer, it goes on where it stopped and gives the same answer.
 */
export async function addReplies(drafts: readonly ReplyDraft[], onConflict: OnConflict): Promise<Added> {
  const batch = await batchOf(REASON, { drafts, onConflict })
  let known = await snapshot(readKnown)
  for (let part = batch.nextPart; part * CHUNK_ROWS < drafts.length; part++) {
    const chunk = drafts.slice(part * CHUNK_ROWS, (part + 1) * CHUNK_ROWS)
    known = await addChunk(chunk, onConflict, known, { batchId: batch.id, part })
  }
  return answerOfBatch(batch.id, drafts.length)
}

/** @returns what is known after it; a reply that was changed meanwhile is read anew. */
async function addChunk(
  drafts: readonly ReplyDraft[],
  onConflict: OnConflict,
  before: Known,
  batch: { batchId: string; part: number },
): Promise<Known> {
  return transact(async (tx) => {
    const now = clockNow()
    const isCurrent = (await readCount(tx.db, REPLIES_REVISION)) === before.revision
    const known = isCurrent ? before : await readKnown(tx.db)
    const steps = planSteps(drafts, onConflict, known, now)
    const reworded = steps.flatMap(({ draft, old }) =>
      old === undefined || hasSameText(old, draft) ? [] : [old],
    )
    await keepVersions(tx, reworded, now)
    const changes = steps.map(({ draft, old }) =>
      old === undefined ? creationOf(draft, now) : editOf(old, draft, now),
    )
    await mutate(changes, REASON, batch)
    return { ...known, revision: await readCount(tx.db, REPLIES_REVISION) }
  })
}

async function readKnown(db: Database): Promise<Known> {
  const revision = await readCount(db, REPLIES_REVISION)
  return { ...knownReplies(await db.replies.toArray()), revision }
}
