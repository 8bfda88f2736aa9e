import { timingSafeEqual } from 'node:crypto'
import { Hono } from 'hono'
import type { Db } from '../db/db.ts'
import { hashOf } from '../people/secrets.ts'
import type { Log } from '../services.ts'
import { ApiError } from './api-error.ts'
import type { Numbered } from './caller.ts'
import type { Metrics } from './metrics.ts'

const DATABASE_MS = 2_000

type HealthPorts = {
  db: Db
  log: Log
  metrics: Metrics
  /** Without one, nobody reads the figures. */
  metricsToken: string | undefined
  isStopping: () => boolean
}

/** Whether it lives, whether it can serve, and how it fares. */
export function createHealthRoutes({
  db,
  log,
  metrics,
  metricsToken,
  isStopping,
}: HealthPorts): Hono<Numbered> {
  return new Hono<Numbered>()
    .get('/healthz', (c) => c.json({ ok: true }))
    .get('/readyz', async (c) => {
      if (isStopping()) throw new ApiError('UNAVAILABLE', 'stopping')
      const trouble = await troubleOf(db, log)
      if (trouble !== undefined) throw new ApiError('UNAVAILABLE', trouble)
      return c.json({ ok: true })
    })
    .get('/metrics', (c) => {
      const [, given = ''] = /^Bearer (\S{1,500})$/i.exec(c.req.header('authorization') ?? '') ?? []
      if (metricsToken === undefined || !timingSafeEqual(hashOf(given), hashOf(metricsToken)))
        throw new ApiError('NOT_FOUND')
      return c.text(metrics.text(), 200, { 'Content-Type': 'text/plain; version=0.0.4; charset=utf-8' })
    })
}

/** @returns undefined when it answers and there is room to write. */
async function troubleOf(db: Db, log: Log): Promise<'database' | 'disk' | undefined> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('late')), DATABASE_MS)
  })
  try {
    await Promise.race([db.own((tx) => tx.query('select 1')), late])
    if (await Promise.race([db.hasRoom(), late])) return undefined
    log.warn('disk is full')
    return 'disk'
  } catch (error) {
    log.error('database does not answer', error)
    return 'database'
  } finally {
    clearTimeout(timer)
  }
}
