import type { Context } from 'hono'
import type { HttpBindings } from '@hono/node-server'

/**
 * @param proxies how many proxies of ours stand before the server: each adds to `X-Forwarded-For` at its end whom it
 * saw, and only what they added can be believed.
 * @returns the address a request came from; 'unknown' without a socket.
 */
export function addressOf(c: Context, proxies: number): string {
  const told = (c.req.header('x-forwarded-for') ?? '').split(',').map((each) => each.trim())
  const seen = proxies > 0 ? told.at(-proxies) : undefined
  if (seen !== undefined && seen !== '') return seen.slice(0, 64)
  const bindings = c.env as Partial<HttpBindings> | undefined
  return bindings?.incoming?.socket.remoteAddress ?? 'unknown'
}
