import type { ErrorHandler } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type { Log } from '../services.ts'
import { ApiError } from './api-error.ts'
import type { Numbered } from './caller.ts'
import { routeOf } from './route-of.ts'

/** Answers `{ code, detail }`. What nobody foresaw is 503: the client keeps its edits and comes again. */
export function answerErrors(log: Log): ErrorHandler<Numbered> {
  return (error, c) => {
    const known = knownOf(error)
    if (known === undefined) {
      log.error('request failed', error, { requestId: c.get('requestId'), route: routeOf(c) })
      c.header('Retry-After', '5')
    }
    const { status, code, detail, proof } = known ?? new ApiError('UNAVAILABLE')
    return c.json({ code, ...(detail !== undefined && { detail }), ...(proof && { proof }) }, status)
  }
}

function knownOf(error: Error): ApiError | undefined {
  if (error instanceof ApiError) return error
  // Hono's own refusals, such as an address that cannot be decoded.
  if (error instanceof HTTPException && error.status < 500) return new ApiError('BAD_REQUEST')
  return undefined
}
