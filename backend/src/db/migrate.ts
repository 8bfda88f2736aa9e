import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import type { PoolClient } from 'pg'
import type { Connections } from './connections.ts'

export type Migration = { number: number; name: string; sql: string; sha256: string }
type Applied = { number: number; name: string; sha256: string }

const FOLDER = new URL('./migrations/', import.meta.url)
/** Of our own choosing; instances that start at once wait for one another. */
const MIGRATION_LOCK = 5_417_002

/**
 * Brings the tables up to what this version needs, in one transaction: all of it stands, or nothing.
 * @throws when the database is newer than this version, or an old migration is not what it was.
 */
export async function migrate(
  pool: Connections,
  migrations: readonly Migration[],
  schema?: string,
): Promise<void> {
  const client = await pool.connect()
  let isDone = false
  try {
    await client.query('begin')
    await client.query('select pg_advisory_xact_lock($1)', [MIGRATION_LOCK])
    if (schema !== undefined) await client.query(`select set_config('search_path', $1, true)`, [schema])
    await applyMissing(client, migrations)
    await client.query('commit')
    isDone = true
  } finally {
    // Closing a connection gives up what it has begun.
    client.release(!isDone)
  }
}

/** @returns the numbered files of the folder, in their order. */
export async function readMigrations(): Promise<Migration[]> {
  const names = (await readdir(FOLDER)).filter((name) => /^\d{4}-.+\.sql$/.test(name)).toSorted()
  return Promise.all(
    names.map(async (name) => {
      const sql = (await readFile(new URL(name, FOLDER), 'utf8')).replaceAll('\r\n', '\n')
      return {
        number: Number(name.slice(0, 4)),
        name,
        sql,
        sha256: createHash('sha256').update(sql).digest('hex'),
      }
    }),
  )
}

async function applyMissing(client: PoolClient, migrations: readonly Migration[]): Promise<void> {
  await client.query(
    `create table if not exists migrations (number int primary key, name text not null, sha256 text not null,
       at timestamptz not null default now())`,
  )
  const { rows } = await client.query<Applied>('select number, name, sha256 from migrations order by number')
  refuseForeign(rows, migrations)
  for (const { number, name, sql, sha256 } of migrations.slice(rows.length)) {
    await client.query(sql)
    await client.query('insert into migrations (number, name, sha256) values ($1, $2, $3)', [
      number,
      name,
      sha256,
    ])
  }
}

function refuseForeign(applied: readonly Applied[], migrations: readonly Migration[]): void {
  for (const [at, { number, name, sha256 }] of applied.entries()) {
    const ours = migrations[at]
    if (ours === undefined)
      throw new Error(
        `The database is newer than this version of the server (it has had ${name}). Start the newer version.`,
      )
    if (ours.number !== number || ours.sha256 !== sha256)
      throw new Error(
        `The database was made with another ${name} than this version has (${ours.name}). Start the version it was made with.`,
      )
  }
}
