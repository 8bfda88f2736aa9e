import { mkdirSync } from 'node:fs'
import { PGlite } from '@electric-sql/pglite'
import type { Log } from '../services.ts'
import type { Connections } from './connections.ts'
import type { Db } from './db.ts'
import { lockFolder } from './folder-lock.ts'
import { createLocalBell } from './local-bell.ts'
import { migrate, readMigrations } from './migrate.ts'
import { openLiving } from './living-lite.ts'
import { letGo, poolOver, startInFolder } from './pglite.ts'
import { connectPool } from './postgres.ts'
import { createPostgresBell } from './postgres-bell.ts'
import { watchRoom } from './room.ts'
import { selfTest } from './self-test.ts'
import { keepTidy } from './tidy.ts'
import { transactionsOn } from './transactions.ts'

/** `url` of a PostgreSQL; without it PGlite, in a folder or, without one, in memory. */
export type DatabaseOptions = { url?: string | undefined; folder?: string | undefined; log?: Log | undefined }

/**
 * @returns a database that is migrated and has shown that it works.
 * @throws an error whose message says what to do.
 */
export function openDatabase({ url, folder, log }: DatabaseOptions = {}): Promise<Db> {
  if (url !== undefined) return openPostgres(url)
  return folder === undefined ? openInMemory() : openFolder(folder, log)
}

/** @returns a migrated database on the pool of a PGlite, in a schema of its own when one is named. */
export async function openOver(pool: Connections, schema?: string): Promise<Db> {
  await migrate(pool, await readMigrations(), schema)
  return watchRoom({ ...transactionsOn(pool, schema), ...createLocalBell(), close: () => pool.end() })
}

async function openInMemory(): Promise<Db> {
  const lite = await PGlite.create()
  const db = await openOver(poolOver(lite))
  return { ...db, close: () => closeAll(db.close, () => lite.close()) }
}

async function openFolder(folder: string, log: Log | undefined): Promise<Db> {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const unlock = await lockFolder(folder)
  try {
    const pool = await openLiving({ start: () => startInFolder(folder), letGo, log })
    const db = await openOver(pool)
    await selfTest(db)
    const stopTidying = keepTidy(pool, log)
    const free = async (): Promise<void> => unlock()
    return { ...db, close: () => closeAll(stopTidying, db.close, pool.close, free) }
  } catch (error) {
    unlock()
    throw cannotUse(folder, error)
  }
}

async function openPostgres(url: string): Promise<Db> {
  const pool = await connectPool(url)
  const bell = createPostgresBell(pool, url)
  const close = (): Promise<void> => closeAll(bell.close, () => pool.end())
  const db = watchRoom({ ...transactionsOn(pool), ...bell, close })
  try {
    await migrate(pool, await readMigrations())
    return db
  } catch (error) {
    await db.close()
    throw error
  }
}

async function closeAll(...steps: readonly (() => Promise<void>)[]): Promise<void> {
  for (const step of steps) await step()
}

function cannotUse(folder: string, error: unknown): Error {
  const why = error instanceof Error ? error.message : String(error)
  return new Error(
    `The database in ${folder} cannot be used (${why}). If it is damaged, restore the last backup into an empty folder.`,
    { cause: error },
  )
}
