import { applyDelta } from './apply'
import { type Delta, mergeDeltas } from './merge-deltas'
import { inTurn } from './turns'

const waiting: Delta[] = []

/**
 * Stores what the server tells of others' changes, in its turn. Whatever comes while the one before is stored is stored in
 * one go.
 * @returns 'pull' when something is missing before it.
 */
export function storeDelta(delta: Delta): Promise<'stored' | 'pull'> {
  waiting.push(delta)
  return inTurn(async () => {
    for (const one of mergeDeltas(waiting.splice(0))) if ((await applyDelta(one)) === 'pull') return 'pull'
    return 'stored'
  })
}

/** What waits is not to be stored any more. */
export function dropDeltas(): void {
  waiting.length = 0
}
