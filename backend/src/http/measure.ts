import { createMiddleware } from 'hono/factory'
import { routePath } from 'hono/route'
import type { Metrics } from './metrics.ts'

const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])

/** Counts by the pattern of the route, so that ids in an address make no figure of their own. */
export function measure(metrics: Metrics) {
  return createMiddleware(async (c, next) => {
    const startedAt = performance.now()
    await next()
    const pattern = routePath(c, -1)
    metrics.countRequest({
      method: METHODS.has(c.req.method) ? c.req.method : 'other',
      // What no route has was matched by the middleware alone.
      route: pattern.endsWith('*') || pattern === '' ? 'none' : pattern,
      status: c.res.status,
      seconds: (performance.now() - startedAt) / 1000,
    })
  })
}
