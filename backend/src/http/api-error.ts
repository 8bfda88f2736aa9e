import type { Proof, Refusal } from '../../../storage/sync/wire.ts'

const STATUS = {
  BAD_REQUEST: 400,
  DEVICE_REVOKED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  INVITE_VOID: 410,
  MUTATION_GAP: 409,
  CLIENT_FORKED: 409,
  GEN_CHANGED: 409,
  CURSOR_TOO_OLD: 410,
  TOO_LARGE: 413,
  PROTOCOL: 426,
  TOO_MANY: 429,
  UNAVAILABLE: 503,
} as const satisfies Record<Refusal, number>

/** A request that is refused as a whole. `detail` holds nothing personal. */
export class ApiError extends Error {
  readonly code: Refusal
  readonly detail: string | undefined
  /** That it is so, signed. */
  readonly proof: Proof | undefined

  constructor(code: Refusal, detail?: string, proof?: Proof) {
    super(detail === undefined ? code : `${code}: ${detail}`)
    this.code = code
    this.detail = detail
    this.proof = proof
  }

  get status() {
    return STATUS[this.code]
  }
}
