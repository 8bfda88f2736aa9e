import type { SyncRow, Gone, LockAsk, Lock } from '../../storage/sync/wire.ts'
import type { Caller, Db } from './db/db.ts'
import type { Limits } from './limits.ts'

/** What a push has changed, told to the devices that are listening. */
export type Written = { ws: string; client: string; rows: SyncRow[]; gone: Gone[] }

/** How the parts of the server reach one another; each part is made by its own `create…` and knows no other one's files. */
export type Services = {
  db: Db
  now: () => number
  log: Log
  /** `LIMITS`, unless something smaller is said. */
  limits?: Limits
  /** Who may see what, and since when: `epoch` changes with the rights. */
  access: { bucketsOf: (caller: Caller) => Promise<{ epoch: string; buckets: string[] }> }
  /** Finds the device of a token; undefined when there is none, or it was revoked. */
  auth: { callerOf: (token: string) => Promise<Caller | undefined> }
  /** To whoever listens, on every instance. */
  live: {
    written: (written: Written) => Promise<void>
    rightsChanged: (ws: string) => Promise<void>
    revoked: (ws: string, deviceId: string) => Promise<void>
  }
  locks: { ask: (caller: Caller, ask: LockAsk) => Promise<{ lock: Lock | undefined; isYours: boolean }> }
}

/** Structured, without anything personal: identifiers and figures alone. */
export type Log = {
  info: (event: string, fields?: Record<string, string | number | boolean>) => void
  warn: (event: string, fields?: Record<string, string | number | boolean>) => void
  error: (event: string, error: unknown, fields?: Record<string, string | number | boolean>) => void
}
