import { logFault } from '@/utils/logger'
import { database } from '../database'
import { followTeam, readSettings } from '../settings'
import { toStorageError } from '../storage-error'
import { readQueue } from '../sync/queue'
import { announce } from './announce'
import { refreshKnowledge } from './refresh-knowledge'
import { refreshTouched } from './refresh-owners'
import { currentTransaction, enter, newTransaction, type Transaction } from './transaction'

/**
 * Runs `work` in one read-write transaction: all of it is stored, or nothing. It resolves after the commit has reached
 * the disk. Inside it, wait for nothing but the database. Called within another one, it joins that.
 * @throws AppError; whatever `work` throws undoes everything.
 */
export async function transact<Result>(work: (transaction: Transaction) => Promise<Result>): Promise<Result> {
  const outer = currentTransaction()
  if (outer !== undefined) return work(outer)
  const [settings, team] = await Promise.all([readSettings(), readQueue(), database()])
  // Another one may have taken its place while the others were read.
  const db = await database()
  const transaction = { ...newTransaction(db, settings), ...team }
  try {
    const result = await db.transaction('rw', db.tables, async (dexie) => {
      enter(dexie, transaction)
      const done = await work(transaction)
      await refreshKnowledge(transaction)
      await refreshTouched(transaction)
      return done
    })
    announce(transaction.changes)
    // Stored it is, whatever becomes of what follows from it.
    if (transaction.changes.teamSettings !== undefined) {
      await followTeam().catch((error: unknown) => logFault('settings', error))
    }
    return result
  } catch (error) {
    throw toStorageError(error)
  }
}
