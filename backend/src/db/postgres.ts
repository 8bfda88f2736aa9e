import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { numbersAsNumbers } from './pg-types.ts'

const OLDEST = 15
const MOST_CONNECTIONS = 10
const FIRST_WAIT_MS = 250
const LONGEST_WAIT_MS = 30_000
/** A database that is started together with the server may come up after it. */
const START_TRIES = 8
const OUR_MISTAKE = new Set(['28000', '28P01', '3D000'])

/**
 * @returns a pool; lost connections are made anew by the next one who asks.
 * @throws a sentence when the server is too old, and the driver's error when there is none.
 */
export async function connectPool(url: string): Promise<pg.Pool> {
  const pool = new pg.Pool({
    connectionString: url,
    max: MOST_CONNECTIONS,
    types: numbersAsNumbers,
    application_name: 'chatside',
    connectionTimeoutMillis: 10_000,
    statement_timeout: 30_000,
    lock_timeout: 20_000,
    idle_in_transaction_session_timeout: 60_000,
    keepAlive: true,
  })
  // One that broke while nobody used it: the pool has dropped it by then.
  pool.on('error', () => undefined)
  try {
    await refuseOld(pool)
    return pool
  } catch (error) {
    await pool.end()
    throw error
  }
}

/** @returns how long to wait before the next try: longer each time, and not all at one moment. */
export function backOffMs(tries: number): number {
  return Math.random() * Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** tries)
}

async function refuseOld(pool: pg.Pool): Promise<void> {
  const version = await serverVersion(pool)
  if (version < OLDEST * 10_000)
    throw new Error(
      `PostgreSQL ${Math.floor(version / 10_000)} is too old: version ${OLDEST} or later is needed.`,
    )
}

async function serverVersion(pool: pg.Pool): Promise<number> {
  for (let tries = 1; ; tries++) {
    try {
      const { rows } = await pool.query<{ version: number }>(
        `select current_setting('server_version_num')::int as version`,
      )
      return rows[0]?.version ?? 0
    } catch (error) {
      if (tries === START_TRIES || (error instanceof pg.DatabaseError && OUR_MISTAKE.has(error.code ?? '')))
        throw error
      await sleep(backOffMs(tries))
    }
  }
}
