import type { PoolClient, QueryConfig, QueryResultRow } from 'pg'
import type { Connections } from './connections.ts'
import type { Db, Tx } from './db.ts'

/** A role that may read what its caller may see, and nothing else: `0002-row-security.sql`. */
const CALLER_ROLE = 'chatside_caller'

/**
 * @returns `own` and `as` on a pool. With a `schema` all is done in that one.
 */
export function transactionsOn(pool: Connections, schema?: string): Pick<Db, 'own' | 'as'> {
  const own: Db['own'] = (work) => inTransaction(pool, schema, work)
  return {
    own,
    as: (caller, buckets, work) =>
      own(async (tx) => {
        await tx.query(
          `select set_config('chatside.ws', $1, true), set_config('chatside.buckets', $2::text[]::text, true),
             set_config('role', $3, true)`,
          [caller.ws, [...buckets], CALLER_ROLE],
        )
        return work(tx)
      }),
  }
}

async function inTransaction<T>(
  pool: Connections,
  schema: string | undefined,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  const client = await pool.connect()
  const { tx, end } = transactionOf(client)
  // A connection that may be in the midst of something is not given to the next one.
  let isBroken = true
  try {
    await client.query('begin')
    if (schema !== undefined) await tx.query(`select set_config('search_path', $1, true)`, [schema])
    const result = await rolledBackUnless(client, work(tx), end)
    const { command } = await client.query('commit')
    isBroken = false
    // An error that the work has swallowed leaves a transaction that cannot be committed, which is no error here.
    if (command !== 'COMMIT')
      throw new Error('The transaction was given up: one of its statements had failed.')
    return result
  } catch (error) {
    if (error instanceof RolledBack) {
      isBroken = false
      throw error.reason
    }
    throw error
  } finally {
    client.release(isBroken)
  }
}

class RolledBack extends Error {
  readonly reason: unknown

  constructor(reason: unknown) {
    super('rolled back')
    this.reason = reason
  }
}

async function rolledBackUnless<T>(client: PoolClient, working: Promise<T>, end: () => void): Promise<T> {
  try {
    return await working
  } catch (reason) {
    end()
    await client.query('rollback')
    throw new RolledBack(reason)
  } finally {
    end()
  }
}

/** Statements that come when it is over would be part of somebody else's transaction: they are refused. */
function transactionOf(client: PoolClient): { tx: Tx; end: () => void } {
  let isOver = false
  const tx: Tx = {
    query: async <Row>(text: string, params: readonly unknown[] = []): Promise<Row[]> => {
      if (isOver) throw new Error('The transaction is over.')
      // The extended protocol takes one statement only: text that was smuggled in cannot begin another one.
      const query: QueryConfig & { queryMode: 'extended' } = {
        text,
        values: [...params],
        queryMode: 'extended',
      }
      const { rows } = await client.query<Row & QueryResultRow>(query)
      return rows
    },
  }
  return { tx, end: () => void (isOver = true) }
}
