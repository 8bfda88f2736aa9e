import { Hono } from 'hono'
import { createBackupRoutes } from './backup/routes.ts'
import { addressOf } from './http/address.ts'
import { ApiError } from './http/api-error.ts'
import { answerErrors } from './http/answer-errors.ts'
import { authorize } from './http/authorize.ts'
import type { Authorized, Numbered } from './http/caller.ts'
import { allowExtensions, keepNothing, limitBody, numberRequests, secure } from './http/guards.ts'
import { createHealthRoutes } from './http/health-routes.ts'
import { limitRate } from './http/limit-rate.ts'
import { measure } from './http/measure.ts'
import type { Metrics } from './http/metrics.ts'
import type { Rate } from './http/token-bucket.ts'
import { createKeyRoutes } from './keys/routes.ts'
import { createLockRoutes } from './locks/routes.ts'
import { createAdminRoutes } from './people/admin-routes.ts'
import { createJoinRoutes } from './people/join-routes.ts'
import type { Services } from './services.ts'
import { createSyncRoutes } from './sync/routes.ts'

export type AppOptions = {
  /** Where people reach the server; the links of invites begin with it. */
  publicUrl: string
  metrics: Metrics
  metricsToken: string | undefined
  /** Proxies of one's own in front. */
  proxies: number
  deviceRate: Rate
  joinRate: Rate
  /** Says no to whatever begins from then on. */
  isStopping: () => boolean
}

/** All that is asked over HTTP. */
export function createApp(services: Services, options: AppOptions): Hono<Numbered> {
  const { db, log, now } = services
  const { publicUrl, metrics, metricsToken, proxies, deviceRate, joinRate, isStopping } = options
  const app = new Hono<Numbered>()
  app.onError(answerErrors(log))
  app.notFound(() => {
    throw new ApiError('NOT_FOUND')
  })
  app.use(numberRequests, measure(metrics), secure, keepNothing, allowExtensions)
  app.route('/', createHealthRoutes({ db, log, metrics, metricsToken, isStopping }))
  app.use(async (_, next) => {
    if (isStopping()) throw new ApiError('UNAVAILABLE', 'stopping')
    await next()
  })
  app.use(
    '/v1/join',
    limitRate(joinRate, now, (c) => addressOf(c, proxies)),
  )
  app.use(limitBody)
  app.route('/', createJoinRoutes(services))
  app.route('/', createMemberRoutes({ ...services, publicUrl }, deviceRate))
  return app
}

/** What only a device of the team may ask. */
function createMemberRoutes(services: Services & { publicUrl: string }, rate: Rate): Hono<Authorized> {
  const members = new Hono<Authorized>()
  members.use('/v1/*', authorize(services))
  members.use(
    '/v1/*',
    limitRate<Authorized>(rate, services.now, (c) => c.get('caller').deviceId),
  )
  members.route('/', createSyncRoutes(services))
  members.route('/', createLockRoutes(services))
  members.route('/', createBackupRoutes(services))
  members.route('/v1/admin', createAdminRoutes(services))
  members.route('/v1/keys', createKeyRoutes(services))
  return members
}
