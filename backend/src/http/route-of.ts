import type { Context } from 'hono'
import { matchedRoutes } from 'hono/route'

/** @returns the pattern of the route that serves a request, never what stood in its address; 'none' without one. */
export function routeOf(c: Context): string {
  // What ends in a star is a middleware; those of other parts match too.
  return matchedRoutes(c).findLast(({ path }) => !path.endsWith('*'))?.path ?? 'none'
}
