import { kindOf } from '../../../storage/sync/rights.ts'
import type { Outcome } from '../../../storage/sync/wire.ts'
import type { Tx } from '../db/db.ts'
import { ApiError } from '../http/api-error.ts'
import type { Sent } from './read-push.ts'

/** `known`: what came of it when it was sent before; `lastN`: the last number of the client, once it is done. */
export type Numbered = Sent & { known: Outcome | undefined; lastN: number }

/**
 * Puts to each mutation what is known of it. Known ones pass whatever their number is: a browser's profile that was set
 * back counts the same numbers again.
 * @throws ApiError 'MUTATION_GAP' when one before was never sent, 'CLIENT_FORKED' when a number was used for another one.
 */
export function numbered(
  sent: readonly Sent[],
  lastN: number,
  known: ReadonlyMap<string, Outcome>,
): Numbered[] {
  const seen = new Map<string, number>()
  let last = lastN
  return sent.map((one) => {
    const outcome = known.get(one.mid)
    const first = seen.get(one.mid)
    if (first !== undefined && first !== one.n) throw new ApiError('BAD_REQUEST', 'one mid, two numbers')
    seen.set(one.mid, one.n)
    if (one.n === last + 1 && first === undefined) last = one.n
    else if (outcome === undefined && first === undefined) {
      throw new ApiError(one.n > last ? 'MUTATION_GAP' : 'CLIENT_FORKED', `n ${one.n} after ${last}`)
    }
    return { ...one, lastN: last, known: isStillParked(outcome, one) ? undefined : outcome }
  })
}

/** @returns what came of the mutations that were sent before, by their `mid`. */
export async function outcomesOf(tx: Tx, ws: string, sent: readonly Sent[]): Promise<Map<string, Outcome>> {
  const stored = await tx.query<{ mid: string; outcome: Outcome }>(
    `select m.mid::text as mid, m.outcome from unnest($2::text[]) k(mid)
     cross join lateral (
       select mutations.mid, outcome from mutations where ws = $1 and mutations.mid = k.mid::uuid limit 1
     ) m`,
    [ws, sent.map(({ mid }) => mid)],
  )
  return new Map(stored.map(({ mid, outcome }) => [mid, outcome]))
}

/** It waited for a version that knows its table, and this is one. */
function isStillParked(outcome: Outcome | undefined, { mutation }: Sent): boolean {
  return outcome?.st === 'parked' && mutation !== undefined && kindOf(mutation.tbl) !== undefined
}
