import { createMiddleware } from 'hono/factory'
import type { Metrics } from './metrics.ts'
import { routeOf } from './route-of.ts'

const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])

/** Counts by the pattern of the route, so that ids in an address make no figure of their own. */
export function measure(metrics: Metrics) {
  return createMiddleware(async (c, next) => {
    const startedAt = performance.now()
    await next()
    metrics.countRequest({
      method: METHODS.has(c.req.method) ? c.req.method : 'other',
      route: routeOf(c),
      status: c.res.status,
      seconds: (performance.now() - startedAt) / 1000,
    })
  })
}
