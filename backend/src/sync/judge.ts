import { kindOf, OWNER_FIELD, TEAM_FIELD } from '../../../storage/sync/rights.ts'
import type { Mutation, Outcome } from '../../../storage/sync/wire.ts'
import type { Tx } from '../db/db.ts'
import { bytesOf, PER_ROW } from '../limits.ts'
import { applyMutation } from './apply.ts'
import type { Batch, Judged } from './batch.ts'
import { bare, keyOf } from './held.ts'
import type { Numbered } from './number.ts'
import type { Sent } from './read-push.ts'

/** What belongs to each contact that may move, in bytes. */
type Belongings = ReadonlyMap<string, number>

/**
 * Judges mutations in their order and does them, until what there is to answer reaches `most` bytes: at least the first one.
 * What is left has not been sent, as far as anybody knows; the device sends it again, since nothing came of it.
 */
export function judge(
  batch: Batch,
  mutations: readonly Numbered[],
  belongings: Belongings,
  most: number,
): Judged[] {
  const outcomes = new Map<string, Outcome>()
  const weighed = new Set<string>()
  const judged: Judged[] = []
  let bytes = 0
  for (const one of mutations) {
    if (judged.length > 0 && bytes >= most) break
    const known = one.known ?? outcomes.get(one.mid)
    const outcome: Outcome = known === undefined ? first(batch, one) : { ...known, n: one.n, dup: true }
    outcomes.set(one.mid, outcome)
    judged.push({ ...one, outcome })
    bytes += bytesOf(outcome) + weigh(batch, one, belongings, weighed)
  }
  return judged
}

/** @returns how much belongs to the contacts that mutations may move, by their ids. */
export async function belongingsOf(tx: Tx, ws: string, mutations: readonly Sent[]): Promise<Belongings> {
  const ids = mutations.flatMap(({ mutation }) =>
    mutation !== undefined && mayMove(mutation) ? mutation.id : [],
  )
  if (ids.length === 0) return new Map()
  const found = await tx.query<{ parent: string; bytes: unknown }>(
    `select parent, sum(size + ${PER_ROW}) as bytes from rows where ws = $1 and parent = any($2::text[]) group by parent`,
    [ws, ids],
  )
  return new Map(found.map(({ parent, bytes }) => [parent, Number(bytes)]))
}

function mayMove({ tbl, ops }: Mutation): boolean {
  return kindOf(tbl) === 'contact' && (ops[OWNER_FIELD] !== undefined || ops[TEAM_FIELD] !== undefined)
}

function first(batch: Batch, { n, mutation }: Sent): Outcome {
  return mutation === undefined ? { n, st: 'invalid', code: 'SCHEMA' } : applyMutation(batch, mutation)
}

/** @returns what the answer grows by: the row, once, and what moves with it. */
function weigh({ rows }: Batch, { mutation }: Sent, belongings: Belongings, weighed: Set<string>): number {
  if (mutation === undefined) return 0
  const key = keyOf(mutation.tbl, mutation.id)
  const row = rows.get(key)
  if (row === undefined) return 0
  const isMoved = row.tbl === 'contacts' && row.bucket !== row.from && !weighed.has(`moved ${key}`)
  const moved = isMoved ? (belongings.get(row.id) ?? 0) : 0
  if (isMoved) weighed.add(`moved ${key}`)
  if (weighed.has(key)) return moved
  weighed.add(key)
  return moved + bytesOf(bare(row))
}
