import type { Log } from '../services.ts'
import type { Connections } from './connections.ts'

const CHECKPOINT_EVERY_MS = 5 * 60_000
const VACUUM_EVERY_MS = 6 * 3_600_000

/**
 * PGlite has no processes beside the one connection: nobody else would ever shorten its log or clean its tables.
 * @returns what stops it.
 */
export function keepTidy(pool: Connections, log: Log | undefined): () => Promise<void> {
  let running: Promise<void> = Promise.resolve()
  let isStopped = false
  const after = async (before: Promise<void>, work: () => Promise<void>): Promise<void> => {
    await before
    if (isStopped) return
    try {
      await work()
    } catch (error) {
      log?.error('database.tidy', error)
    }
  }
  const run = (work: () => Promise<void>): void => {
    running = after(running, work)
  }
  const checkpoint = createCheckpoint(pool)
  const timers = [
    setInterval(() => run(checkpoint), CHECKPOINT_EVERY_MS).unref(),
    setInterval(() => run(() => vacuum(pool)), VACUUM_EVERY_MS).unref(),
  ]
  return async () => {
    isStopped = true
    timers.forEach((timer) => clearInterval(timer))
    await running
  }
}

/** Nothing is done while nothing was written. */
function createCheckpoint(pool: Connections): () => Promise<void> {
  let last: string | undefined
  return async () => {
    if ((await walPlace(pool)) === last) return
    await pool.query('checkpoint')
    last = await walPlace(pool)
  }
}

async function walPlace(pool: Connections): Promise<string | undefined> {
  const { rows } = await pool.query<{ place: string }>('select pg_current_wal_insert_lsn()::text as place')
  return rows[0]?.place
}

async function vacuum(pool: Connections): Promise<void> {
  await pool.query('vacuum (analyze)')
}
