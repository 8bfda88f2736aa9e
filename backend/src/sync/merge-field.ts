import { isDeepStrictEqual } from 'node:util'
import type { FieldOp, Json } from '../../../storage/sync/wire.ts'
import { partsOf, toStamp } from './stamp.ts'

/** What is stored of a field; no clock: nobody has written it. */
type Stored = { clock: string | undefined; value: Json }
/** 'same': it says what stands already, and somebody else's clock stays. */
export type Merged =
  | { is: 'taken'; stamp: string; isConflict: boolean }
  | { is: 'lost'; stamp: string }
  | { is: 'same' }

/**
 * An edit that knew what it overwrote is taken, whatever clocks say. Only of two that did not know of one another the
 * later one stands. `at` is the time of the edit by the server's clock.
 */
export function mergeField({ clock, value }: Stored, op: FieldOp, at: number, client: string): Merged {
  if (clock === undefined) return { is: 'taken', stamp: toStamp(at, client), isConflict: false }
  const stored = partsOf(clock)
  const isKnown = op.b === clock || stored.client === client
  // Each write of a field gets another clock, so that an edit based on the one before is told apart.
  if (isKnown) return { is: 'taken', stamp: toStamp(Math.max(at, stored.ms + 1), client), isConflict: false }
  if (isDeepStrictEqual(op.v, value)) return { is: 'same' }
  const isLater = at > stored.ms || (at === stored.ms && client > stored.client)
  const stamp = toStamp(at, client)
  return isLater ? { is: 'taken', stamp, isConflict: true } : { is: 'lost', stamp }
}
