import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
} from 'node:fs'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { createPgConfig } from '@electric-sql/pglite/node-postgres'
import pg from 'pg'
import { numbersAsNumbers } from './pg-types.ts'
import { SyncNodeFs } from './sync-node-fs.ts'

const WAIT_MS = 60_000
/** `-F` is left out: it would turn fsync off. Of the ways to sync, only `fsync` reaches the file system. */
const SYNC_PARAMS = [
  ...PGlite.defaultStartParams.filter((param) => param !== '-F'),
  '-c',
  'wal_sync_method=fsync',
  '-c',
  'shared_buffers=16MB',
]

/** @returns a PGlite whose commits are on the disk when they are answered. The folder must be locked. */
export async function startInFolder(folder: string, fsync?: (fd: number) => void): Promise<PGlite> {
  const data = join(folder, 'data')
  if (!existsSync(data)) await makeCluster(folder, data)
  const fs = new SyncNodeFs(data, fsync)
  try {
    return await PGlite.create({ fs, startParams: SYNC_PARAMS })
  } catch (error) {
    fs.letGo()
    throw error
  }
}

/** Closes the files of one that has given up: whatever it would do with them is nothing to build on. */
export function letGo({ fs }: PGlite): void {
  if (fs instanceof SyncNodeFs) fs.letGo()
}

/** @returns a pool of its one connection, so that it is used as PostgreSQL is. */
export function poolOver(lite: Pick<PGlite, 'waitReady' | 'execProtocolStream'>): pg.Pool {
  const config: pg.PoolConfig & ReturnType<typeof createPgConfig> = {
    // It asks nothing else of it.
    ...createPgConfig(lite as PGlite),
    max: 1,
    idleTimeoutMillis: 0,
    connectionTimeoutMillis: WAIT_MS,
    types: numbersAsNumbers,
  }
  return new pg.Pool(config)
}

/** It gets its name once it is whole and on the disk: what was interrupted is begun anew. */
async function makeCluster(folder: string, data: string): Promise<void> {
  const draft = `${data}.new`
  rmSync(draft, { recursive: true, force: true })
  mkdirSync(draft, { recursive: true, mode: 0o700 })
  const lite = await PGlite.create({ fs: new SyncNodeFs(draft), startParams: SYNC_PARAMS })
  await lite.close()
  for (const entry of readdirSync(draft, { recursive: true, withFileTypes: true }))
    if (entry.isFile() || entry.isDirectory()) syncPath(join(entry.parentPath, entry.name))
  syncPath(draft)
  renameSync(draft, data)
  syncPath(folder)
}

function syncPath(path: string): void {
  // Folders cannot be opened there; their entries are written with the files.
  if (process.platform === 'win32') return
  const fd = openSync(path, 'r')
  try {
    fsyncSync(fd)
  } finally {
    closeSync(fd)
  }
}
