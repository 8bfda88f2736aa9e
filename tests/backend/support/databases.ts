import { randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { PGlite } from '@electric-sql/pglite'
import pg from 'pg'
import type { Db } from '../../../backend/src/db/db.ts'
import { openDatabase, openOver } from '../../../backend/src/db/open-database.ts'
import { poolOver } from '../../../backend/src/db/pglite.ts'
import { postgresUrl } from './postgres.ts'

const ROOT = fileURLToPath(new URL('../../../', import.meta.url))
const CACHE = join(ROOT, 'node_modules/.cache/chatside')

let started: Promise<pg.Pool> | undefined
let made = 0

/** @returns a migrated and empty PGlite in memory. All of one file share a process, each in a schema of its own. */
export async function freshDatabase(): Promise<Db> {
  const pool = await (started ??= startLite().then(poolOver))
  const schema = `fresh_${++made}`
  await pool.query(`create schema ${schema}`)
  const db = await openOver(pool, schema)
  return {
    ...db,
    close: async () => {
      await pool.query(`drop schema ${schema} cascade`)
    },
  }
}

/** @returns a migrated and empty database on a real PostgreSQL. Several `openDatabase({ url })` may share its `url`. */
export async function freshPostgres(): Promise<Db & { url: string }> {
  const url = await freshPostgresUrl()
  return { ...(await openDatabase({ url })), url }
}

/** @returns the address of a new database on a real PostgreSQL, without anything in it. */
export async function freshPostgresUrl(server?: string): Promise<string> {
  const base = server ?? (await postgresUrl())
  const name = `fresh_${randomUUID().replaceAll('-', '')}`
  const client = new pg.Client({ connectionString: base })
  await client.connect()
  try {
    await client.query(`create database ${name}`)
  } finally {
    await client.end()
  }
  const url = new URL(base)
  url.pathname = `/${name}`
  return url.href
}

/** @returns a PGlite in memory. To make one takes seconds, to load one that was made less than one. */
export async function startLite(): Promise<PGlite> {
  return PGlite.create({ loadDataDir: new Blob([readFileSync(await liteDump())]) })
}

/** @returns the path of a tar that holds the files of a PGlite in which nothing is yet. */
export async function liteDump(): Promise<string> {
  const { version } = JSON.parse(
    readFileSync(join(ROOT, 'node_modules/@electric-sql/pglite/package.json'), 'utf8'),
  ) as { version: string }
  const cached = join(CACHE, `pglite-${version}.tar`)
  if (existsSync(cached)) return cached
  const lite = await PGlite.create()
  const dump = await lite.dumpDataDir('none')
  await lite.close()
  mkdirSync(CACHE, { recursive: true })
  const draft = `${cached}.${randomUUID()}`
  writeFileSync(draft, Buffer.from(await dump.arrayBuffer()))
  renameSync(draft, cached)
  return cached
}
