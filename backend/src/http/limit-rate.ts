import type { Context, Env, MiddlewareHandler } from 'hono'
import { ApiError } from './api-error.ts'
import { createTokenBucket, type Rate } from './token-bucket.ts'

/** Refuses with 429 what comes faster than `rate`, counted by what `keyOf` says. */
export function limitRate<E extends Env>(
  rate: Rate,
  now: () => number,
  keyOf: (c: Context<E>) => string,
): MiddlewareHandler<E> {
  const bucket = createTokenBucket(rate)
  return async (c, next) => {
    const waitMs = bucket.take(keyOf(c), now())
    if (waitMs > 0) {
      c.header('Retry-After', String(Math.ceil(waitMs / 1000)))
      throw new ApiError('TOO_MANY')
    }
    await next()
  }
}
