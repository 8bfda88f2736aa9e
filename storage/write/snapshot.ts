import { database, type Database } from '../database'
import { readSettings } from '../settings'
import { toStorageError } from '../storage-error'
import { currentTransaction, enter, newTransaction } from './transaction'

/**
 * Runs `work` on one consistent state of every table.
 * @throws AppError.
 */
export async function snapshot<Result>(work: (db: Database) => Promise<Result>): Promise<Result> {
  const outer = currentTransaction()
  if (outer !== undefined) return work(outer.db)
  const [settings] = await Promise.all([readSettings(), database()])
  // Another one may have taken its place while they were read.
  const db = await database()
  try {
    return await db.transaction('r', db.tables, async (dexie) => {
      enter(dexie, newTransaction(db, settings))
      return work(db)
    })
  } catch (error) {
    throw toStorageError(error)
  }
}
