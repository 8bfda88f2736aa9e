import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Hono } from 'hono'
import { createBackupRoutes } from '../../../backend/src/backup/routes.ts'
import { TABLES } from '../../../backend/src/backup/tables.ts'
import type { Caller, Db } from '../../../backend/src/db/db.ts'
import type { Authorized } from '../../../backend/src/http/caller.ts'
import { ApiError } from '../../../backend/src/http/api-error.ts'

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined }
let folder: string | undefined

/** Asks for a backup as a caller does. */
export function askBackup(db: Db, caller: Caller, query = ''): Promise<Response> {
  const app = new Hono<Authorized>()
  app.use(async (c, next) => {
    c.set('caller', caller)
    await next()
  })
  app.route('/', createBackupRoutes({ db, now: Date.now, log: silent }))
  app.onError(
    (error) => new Response(error.message, { status: error instanceof ApiError ? error.status : 500 }),
  )
  return Promise.resolve(app.request(`/v1/admin/export${query}`))
}

/** @returns the file a backup was written to. */
export async function takeBackup(db: Db, caller: Caller, since = 0): Promise<string> {
  const answer = await askBackup(db, caller, `?since=${since}`)
  return keep(Buffer.from(await answer.arrayBuffer()))
}

/** Writes a file. @returns its path. */
export function keep(bytes: Uint8Array): string {
  folder ??= mkdtempSync(join(tmpdir(), 'chatside-backup-'))
  const path = join(folder, `${randomUUID()}.jsonl`)
  writeFileSync(path, bytes)
  return path
}

/** @returns all that is kept of a team, but for what a restore makes anew. */
export async function contentOf(db: Db): Promise<unknown> {
  return db.own(async (tx) => {
    const content: Record<string, unknown> = {}
    for (const table of TABLES)
      content[table] = (
        await tx.query<{ row: string }>(
          `select (to_jsonb(t) - '{gen,rights,ended}'::text[])::text as row from ${table} t order by 1`,
        )
      ).map(({ row }) => row)
    return content
  })
}

/** Takes away what was kept. */
export function dropBackups(): void {
  if (folder !== undefined) rmSync(folder, { recursive: true, force: true })
  folder = undefined
}
