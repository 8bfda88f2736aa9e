import type { Caller } from '../db/db.ts'

/** What every router behind the device's token finds in its context. */
export type Authorized = { Variables: { caller: Caller } }
