/** Every failure the product knows. Each has one sentence and one action in the catalogue (`error.<code>`). */
export const ERROR_CODES = [
  'not-allowed',
  'look-only',
  'bad-request',
  'not-found',
  'conflict',
  'too-many',
  'chat-changed',
  'composer-changed',
  'no-composer',
  'insert-failed',
  'insert-unsure',
  'wrong-passphrase',
  'locked',
  'storage-full',
  'storage-refused',
  'outdated',
  'unreachable',
  'internal',
] as const

export type ErrorCode = (typeof ERROR_CODES)[number]

/** The one error type that crosses borders. `detail` is for diagnostics and never holds personal data. */
export class AppError extends Error {
  readonly code: ErrorCode
  readonly detail: string | undefined

  constructor(code: ErrorCode, detail?: string) {
    super(detail === undefined ? code : `${code}: ${detail}`)
    this.name = 'AppError'
    this.code = code
    this.detail = detail
  }
}

/**
 * @returns `error` itself when it is an AppError, else an 'internal' one (or the storage code its name tells).
 */
export function toAppError(error: unknown): AppError {
  if (error instanceof AppError) return error
  if (!(error instanceof Error)) return new AppError('internal', typeof error)
  if (/QuotaExceeded/.test(`${error.name} ${error.message}`)) return new AppError('storage-full', error.name)
  if (/DatabaseClosed|OpenFailed|MissingAPI|VersionError|SecurityError/.test(error.name)) {
    return new AppError('storage-refused', error.name)
  }
  return new AppError('internal', `${error.name}: ${error.message}`)
}

/** @returns whether `code` is one of ours; what crosses a border is not trusted to be. */
export function isErrorCode(code: unknown): code is ErrorCode {
  return ERROR_CODES.some((known) => known === code)
}
