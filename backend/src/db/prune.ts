import type { Db } from './db.ts'

export type Pruned = { gone: number; mutations: number; history: number; locks: number; collisions: number }

const GONE_DAYS = 90
/** Devices send the last 30 days once more after a restore; what is known of those must still be there. */
const MUTATION_DAYS = 35
const HISTORY_DAYS = 30
/**
 * Who answered last, and when two did at once. Longer than any line is open: the fence of a lock that comes back begins
 * anew, and what a line says is compared by it.
 */
const ANSWER_DAYS = 30

/**
 * Forgets what is old: what went out of buckets, what became of mutations, what stood before, and who answered. A device
 * that was away for longer begins anew: `gone_floor` tells which.
 * @returns how many of each are gone.
 */
export async function prune(db: Db, now: number): Promise<Pruned> {
  const workspaces = await db.own((tx) => tx.query<{ ws: string }>('select ws from workspaces order by ws'))
  const pruned: Pruned = { gone: 0, mutations: 0, history: 0, locks: 0, collisions: 0 }
  for (const { ws } of workspaces) {
    pruned.gone += await pruneGone(db, ws, daysBefore(now, GONE_DAYS))
    pruned.mutations += await pruneTable(db, 'mutations', ws, daysBefore(now, MUTATION_DAYS))
    pruned.history += await pruneTable(db, 'history', ws, daysBefore(now, HISTORY_DAYS))
    pruned.collisions += await pruneTable(db, 'collisions', ws, daysBefore(now, ANSWER_DAYS))
    pruned.locks += await pruneLocks(db, ws, daysBefore(now, ANSWER_DAYS))
  }
  return pruned
}

/** The floor rises in the same transaction: nobody reads without one of both. */
function pruneGone(db: Db, ws: string, before: string): Promise<number> {
  return db.own(async (tx) => {
    await tx.query('select 1 from workspaces where ws = $1 for no key update', [ws])
    const [found] = await tx.query<{ count: number }>(
      `with old as (delete from gone where ws = $1 and at < $2::timestamptz returning seq),
       floor as (update workspaces set gone_floor = greatest(gone_floor, (select max(seq) from old))
         where ws = $1 and exists (select 1 from old))
       select count(*) as count from old`,
      [ws, before],
    )
    return found?.count ?? 0
  })
}

function pruneTable(
  db: Db,
  table: 'mutations' | 'history' | 'collisions',
  ws: string,
  before: string,
): Promise<number> {
  return remove(db, `delete from ${table} where ws = $1 and at < $2::timestamptz`, ws, before)
}

function pruneLocks(db: Db, ws: string, before: string): Promise<number> {
  // Whoever answered without holding it is in the row as well.
  const old = 'until < $2::timestamptz and (sent_at is null or sent_at < $2::timestamptz)'
  return remove(db, `delete from locks where ws = $1 and ${old}`, ws, before)
}

/** @returns how many rows a statement has deleted. */
function remove(db: Db, statement: string, ws: string, before: string): Promise<number> {
  return db.own(async (tx) => {
    const [found] = await tx.query<{ count: number }>(
      `with old as (${statement} returning 1) select count(*) as count from old`,
      [ws, before],
    )
    return found?.count ?? 0
  })
}

function daysBefore(now: number, days: number): string {
  return new Date(now - days * 86_400_000).toISOString()
}
