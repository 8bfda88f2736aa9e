import type { Caller } from '../db/db.ts'

/** What every route finds in its context. */
export type Numbered = { Variables: { requestId: string } }

/** What every router behind the device's token finds in its context. */
export type Authorized = { Variables: { requestId: string; caller: Caller } }
