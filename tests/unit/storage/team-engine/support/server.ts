import { once } from 'node:events'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createAdaptorServer } from '@hono/node-server'
import { createApp } from '../../../../../backend/src/app.ts'
import type { Db } from '../../../../../backend/src/db/db.ts'
import { createMetrics } from '../../../../../backend/src/http/metrics.ts'
import { LIMITS, type Limits } from '../../../../../backend/src/limits.ts'
import { createLocks } from '../../../../../backend/src/locks/create-locks.ts'
import { createAccess } from '../../../../../backend/src/people/access.ts'
import { createAuth } from '../../../../../backend/src/people/auth.ts'
import { firstStart } from '../../../../../backend/src/people/first-start.ts'
import { attachRealtime } from '../../../../../backend/src/realtime/attach.ts'
import { createLive } from '../../../../../backend/src/realtime/create-live.ts'
import type { Log, Services } from '../../../../../backend/src/services.ts'
import type { SyncRow } from '../../../../../storage/sync/wire.ts'

const UNLIMITED = { burst: 1_000_000, perSecond: 1_000_000 }

/** The whole server in this process, on a port of its own. */
export type TeamServer = {
  db: Db
  services: Services
  port: number
  /** As they are, and to be made smaller at any time. */
  limits: Limits
  /** What stands behind the `#` of the first owner's invite; undefined when there is an owner. */
  ownerSecret: string | undefined
  /** What went wrong; nothing should. */
  errors: unknown[]
  rows: () => Promise<SyncRow[]>
  bucketsOf: (token: string) => Promise<string[]>
  stop: () => Promise<void>
}

export async function startServer(db: Db): Promise<TeamServer> {
  const errors: unknown[] = []
  const log: Log = { info: () => {}, warn: () => {}, error: (event, error) => errors.push(event, error) }
  const now = (): number => Date.now()
  const access = createAccess({ db })
  const limits = { ...LIMITS }
  const live = await createLive({ db, access, log, limits })
  const auth = createAuth({ db, now })
  const services = { db, now, log, limits, access, auth, live, locks: createLocks({ db, live }) }
  const app = createApp(services, {
    publicUrl: 'http://localhost',
    metrics: createMetrics(),
    metricsToken: undefined,
    proxies: 0,
    deviceRate: UNLIMITED,
    joinRate: UNLIMITED,
    isStopping: () => false,
  })
  const server = createAdaptorServer({ fetch: app.fetch }) as Server
  const realtime = attachRealtime(server, services)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const invite = await firstStart({ db, now, publicUrl: 'http://localhost', workspaceName: 'Team' })
  return {
    db,
    services,
    limits,
    port: (server.address() as AddressInfo).port,
    ownerSecret: invite?.link.split('#')[1],
    errors,
    rows: () =>
      db.own((tx) =>
        tx.query<SyncRow>('select tbl, id, bucket, parent, seq::int, data, clk from rows order by seq'),
      ),
    bucketsOf: async (token) => {
      const caller = await auth.callerOf(token)
      return caller === undefined ? [] : (await access.bucketsOf(caller)).buckets
    },
    stop: async () => {
      await realtime.close()
      await live.close()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
