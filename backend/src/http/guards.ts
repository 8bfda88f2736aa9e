import { randomUUID } from 'node:crypto'
import { bodyLimit } from 'hono/body-limit'
import { cors } from 'hono/cors'
import { createMiddleware } from 'hono/factory'
import { secureHeaders } from 'hono/secure-headers'
import { isAllowedOrigin } from '../realtime/origin.ts'
import { ApiError } from './api-error.ts'
import type { Numbered } from './caller.ts'

const MOST_BYTES = 2 * 1024 * 1024
const PREFLIGHT_SECONDS = 600
/** Ours alone: one that came with the request would be text of a stranger in the log. */
export const numberRequests = createMiddleware<Numbered>(async (c, next) => {
  c.set('requestId', randomUUID())
  c.header('X-Request-Id', c.get('requestId'))
  await next()
})

export const limitBody = bodyLimit({
  maxSize: MOST_BYTES,
  onError: () => {
    throw new ApiError('TOO_LARGE')
  },
})

export const allowExtensions = cors({
  origin: (origin) => (origin !== '' && isAllowedOrigin(origin) ? origin : null),
  allowMethods: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'],
  allowHeaders: ['Authorization', 'Content-Type'],
  exposeHeaders: ['X-Request-Id', 'Retry-After'],
  maxAge: PREFLIGHT_SECONDS,
})

/** Nothing of it is ever shown as a page, framed or kept. */
export const secure = secureHeaders({
  contentSecurityPolicy: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] },
  xFrameOptions: 'DENY',
})

export const keepNothing = createMiddleware(async (c, next) => {
  await next()
  c.header('Cache-Control', 'no-store')
})
