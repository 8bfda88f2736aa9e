import { once } from 'node:events'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createAdaptorServer } from '@hono/node-server'
import { createApp } from './app.ts'
import type { Config } from './config.ts'
import type { Db } from './db/db.ts'
import { openDatabase } from './db/open-database.ts'
import { keepPruning } from './keep-pruning.ts'
import { createMetrics, type Metrics } from './http/metrics.ts'
import { createLocks } from './locks/create-locks.ts'
import { createAccess } from './people/access.ts'
import { createAuth } from './people/auth.ts'
import { firstStart } from './people/first-start.ts'
import { attachRealtime, type RealtimeServices } from './realtime/attach.ts'
import { createLive, type Live } from './realtime/create-live.ts'
import type { Log, Services } from './services.ts'
import { stopServing } from './stop-serving.ts'

/** `ownerLink`: there is no owner yet, and this is the way in. */
export type Running = { url: string; ownerLink: string | undefined; stop: () => Promise<void> }
type App = ReturnType<typeof createApp>
type Parts = { services: Services & RealtimeServices; metrics: Metrics; live: Live }

const REQUEST_MS = 60_000
const JOIN_MINUTE_S = 60
const BURST_S = 5

/**
 * Opens the database and serves it until `stop`. `open`: how it is opened.
 * @throws an error whose message says what to do.
 */
export async function start(config: Config, log: Log, open = openDatabase): Promise<Running> {
  const db = await open({ url: config.DATABASE_URL, folder: config.DATA_DIR, log })
  try {
    return await serve(config, await createParts(db, log))
  } catch (error) {
    await db.close()
    throw error
  }
}

async function serve(config: Config, { services, metrics, live }: Parts): Promise<Running> {
  const { db, log, now } = services
  let app: App | undefined
  let isStopping = false
  const server = createAdaptorServer({
    fetch: (request, env) => app?.fetch(request, env) ?? new Response(null, { status: 503 }),
  }) as Server
  server.requestTimeout = REQUEST_MS
  server.listen(config.PORT, config.HOST)
  // Rejects when the port is taken.
  await once(server, 'listening')
  const url = config.publicUrl ?? `http://localhost:${(server.address() as AddressInfo).port}`
  app = createApp(services, { ...appOptions(config, metrics), publicUrl: url, isStopping: () => isStopping })
  const realtime = attachRealtime(server, services)
  metrics.gauge('chatside_open_sockets', 'Devices on a line.', realtime.openLines)
  const invite = await firstStart({ db, now, publicUrl: url, workspaceName: config.WORKSPACE_NAME })
  const stopPruning = keepPruning({ db, now, log })
  log.info('serving', { port: (server.address() as AddressInfo).port })
  return {
    url,
    ownerLink: invite?.link,
    stop: async () => {
      isStopping = true
      stopPruning()
      await Promise.all([stopServing(server), realtime.close()])
      await live.close()
      await db.close()
    },
  }
}

async function createParts(db: Db, log: Log): Promise<Parts> {
  const access = createAccess({ db })
  const metrics = createMetrics()
  const live = await createLive({ db, access, log })
  const counted: Live = {
    ...live,
    written: (written) => {
      metrics.countWritten(written.rows.length)
      return live.written(written)
    },
  }
  const now = Date.now
  const auth = createAuth({ db, now })
  const locks = createLocks({ db, live })
  return { metrics, live, services: { db, now, log, access, auth, locks, live: counted } }
}

function appOptions(config: Config, metrics: Metrics) {
  const { METRICS_TOKEN, PROXIES, DEVICE_RATE, JOIN_RATE } = config
  return {
    metrics,
    metricsToken: METRICS_TOKEN,
    proxies: PROXIES,
    deviceRate: { burst: DEVICE_RATE * BURST_S, perSecond: DEVICE_RATE },
    joinRate: { burst: JOIN_RATE, perSecond: JOIN_RATE / JOIN_MINUTE_S },
  }
}
