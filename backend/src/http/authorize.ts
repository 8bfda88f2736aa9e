import { createMiddleware } from 'hono/factory'
import type { Services } from '../services.ts'
import { ApiError } from './api-error.ts'
import type { Authorized } from './caller.ts'
import { proofOf } from '../signed/proof-of.ts'

const BEARER = /^Bearer ([\w-]{20,200})$/i

/** Lets only devices in, and looks each of them up at each request. Who was let go is told so with a proof; a stranger is not. */
export function authorize(services: Pick<Services, 'auth' | 'db'>) {
  return createMiddleware<Authorized>(async (c, next) => {
    const token = BEARER.exec(c.req.header('authorization') ?? '')?.[1]
    const caller = token === undefined ? undefined : await services.auth.callerOf(token)
    if (caller === undefined) throw new ApiError('DEVICE_REVOKED', undefined, await proofOf(services, token))
    c.set('caller', caller)
    await next()
  })
}
