import type { Added } from '../protocol/replies'
import { changesOfBatch } from '../write/batch'

/** @returns what became of `count` drafts, by what the action has written; the same however often it was cut short. */
export async function answerOfBatch(batchId: string, count: number): Promise<Added> {
  const changes = await changesOfBatch(batchId)
  const added = changes.filter(
    (change) =>
      change.kind === 'create' || (change.kind === 'set' && change.before['deletedAt'] !== undefined),
  ).length
  const changed = changes.length - added
  const undo = changes.length === 0 ? {} : { undoId: batchId }
  return { added, changed, skipped: count - added - changed, ...undo }
}
