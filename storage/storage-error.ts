import { AppError, toAppError } from '@/utils/app-error'

/**
 * Names a failure of the database. Dexie wraps what the browser said, sometimes twice, so the causes are looked at too.
 * @returns an AppError: 'storage-full' when the disk or the quota is, 'storage-refused' when the database is gone.
 */
export function toStorageError(error: unknown): AppError {
  let cause: unknown = error
  for (let depth = 0; depth < 4 && cause instanceof Object; depth++) {
    const known = cause instanceof Error || isErrorLike(cause) ? toAppError(asError(cause)) : undefined
    if (known !== undefined && known.code !== 'internal') return known
    cause = 'inner' in cause ? cause.inner : undefined
  }
  return toAppError(error)
}

function isErrorLike(value: object): value is { name: string; message: string } {
  return (
    'name' in value &&
    typeof value.name === 'string' &&
    'message' in value &&
    typeof value.message === 'string'
  )
}

/** A DOMException is no Error in every world. */
function asError(value: { name: string; message: string }): Error {
  if (value instanceof Error) return value
  return Object.assign(new Error(value.message), { name: value.name })
}
