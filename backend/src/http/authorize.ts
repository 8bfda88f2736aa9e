import { createMiddleware } from 'hono/factory'
import type { Services } from '../services.ts'
import { ApiError } from './api-error.ts'
import type { Authorized } from './caller.ts'

const BEARER = /^Bearer ([\w-]{20,200})$/i

/** Lets only devices in, and looks each of them up at each request. A token that was never given looks like a revoked one. */
export function authorize(services: Pick<Services, 'auth'>) {
  return createMiddleware<Authorized>(async (c, next) => {
    const token = BEARER.exec(c.req.header('authorization') ?? '')?.[1]
    const caller = token === undefined ? undefined : await services.auth.callerOf(token)
    if (caller === undefined) throw new ApiError('DEVICE_REVOKED')
    c.set('caller', caller)
    await next()
  })
}
