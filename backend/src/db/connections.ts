import type pg from 'pg'

/** What is used of a pool: one of PostgreSQL's is one, and what stands for PGlite. */
export type Connections = {
  connect: () => Promise<pg.PoolClient>
  query: <Row extends pg.QueryResultRow>(text: string, values?: unknown[]) => Promise<pg.QueryResult<Row>>
  end: () => Promise<void>
}
