import type { Transaction } from 'dexie'

/** One released version of the database. Kept forever: a profile may come from any of them. */
export type Migration = {
  version: number
  /** Dexie's index definitions; a table that is not named keeps the ones it had. */
  stores: Record<string, string>
  /** Rewrites rows of the version before. */
  upgrade?: (transaction: Transaction) => Promise<void>
}
