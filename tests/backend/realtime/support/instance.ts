import assert from 'node:assert/strict'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Db } from '../../../../backend/src/db/db.ts'
import type { Limits } from '../../../../backend/src/limits.ts'
import { createLocks } from '../../../../backend/src/locks/create-locks.ts'
import { createAccess } from '../../../../backend/src/people/access.ts'
import { createAuth } from '../../../../backend/src/people/auth.ts'
import { attachRealtime, type Realtime } from '../../../../backend/src/realtime/attach.ts'
import { createLive, type Live } from '../../../../backend/src/realtime/create-live.ts'
import type { Log, Services } from '../../../../backend/src/services.ts'
import { freshDatabase } from '../../support/databases.ts'

/** One process of the server, as far as sockets and locks go. */
export type Instance = Omit<Services, 'live'> & {
  live: Live
  realtime: Realtime
  /** ws://… */
  url: string
  /** What went wrong; nothing should. */
  errors: unknown[]
  stop: () => Promise<void>
}

export type OwnServer = { db: Db; server: Instance }

/** @returns an instance on a database of its own. */
export async function startOwnServer(): Promise<OwnServer> {
  const db = await freshDatabase()
  return { db, server: await startInstance(db) }
}

/** Stops it; nothing must have gone wrong until then. */
export async function stopOwnServer({ db, server }: OwnServer): Promise<void> {
  assert.deepEqual(server.errors, [])
  await server.stop()
  await db.close()
}

/** @param over parts of the server a test puts its own in place of. */
export async function startInstance(
  db: Db,
  over: { access?: Services['access']; beatMs?: number; limits?: Limits } = {},
): Promise<Instance> {
  const errors: unknown[] = []
  const log: Log = { info: () => {}, warn: () => {}, error: (event, error) => errors.push(event, error) }
  const base = { db, log, now: () => Date.now(), auth: createAuth({ db, now: () => Date.now() }) }
  const access = over.access ?? createAccess({ db })
  const live = await createLive({ db, access, log, ...(over.limits && { limits: over.limits }) })
  const services = { ...base, access, live, locks: createLocks({ db, live }) }
  const server = createServer((_request, response) => response.end())
  const realtime = attachRealtime(server, services, { beatMs: over.beatMs })
  const port = await listen(server)
  return {
    ...services,
    realtime,
    errors,
    url: `ws://127.0.0.1:${port}/v1/rt`,
    stop: async () => {
      await realtime.close()
      await live.close()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return (server.address() as AddressInfo).port
}
