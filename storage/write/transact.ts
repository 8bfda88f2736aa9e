import { Dexie } from 'dexie'
import { logFault } from '@/utils/logger'
import { database, type Database } from '../database'
import type { Changes } from '../protocol/command'
import type { Settings } from '../schema/settings'
import { followTeam, readSettings } from '../settings'
import { toStorageError } from '../storage-error'
import type { TeamRole } from '../schema/team'
import type { TeamLink } from '../sync/link'
import { readQueue, type Queue } from '../sync/queue'
import { announce } from './announce'
import { type Marks, newMarks } from './marks'
import { refreshKnowledge } from './refresh-knowledge'
import { refreshTouched } from './refresh-owners'

/** What concerns a team of what is written. */
type TeamPart = {
  /** As whom the database is joined to a team; null without one, absent while it was not asked for. */
  link?: TeamLink | null
  /** Puts what is written into the outbox; absent without a team. */
  queue?: Queue
  /** As what the person is there. */
  role?: TeamRole
  /** What is being done, as the history calls it; absent for what is not a person's and has no name. */
  reason?: string
  /** What the server says is written: nothing of it is to be sent. */
  isFromTeam?: boolean
  /** What is written was here before the team. */
  isFirst?: boolean
  /** Rows are taken out as their contact is: 'here' alone, or 'everywhere'. */
  erasing?: 'here' | 'everywhere' | undefined
}

/**
 * What the work inside one transaction writes with; `changes` is announced after the commit. `revised` names the
 * revisions it has moved already: once is enough, since nobody sees what lies between. `touched` are the contacts of which
 * something changed that the list of today asks for; `marks` say what is known of contacts that must be worked out anew
 * before the commit. `settings` are those of its beginning.
 */
export type Transaction = TeamPart & {
  db: Database
  changes: Changes
  revised: Set<string>
  touched: Set<string>
  marks: Marks
  settings: Settings
}

const transactions = new WeakMap<object, Transaction>()

/**
 * Runs `work` in one read-write transaction: all of it is stored, or nothing. It resolves after the commit has reached
 * the disk. Inside it, wait for nothing but the database. Called within another one, it joins that.
 * @throws AppError; whatever `work` throws undoes everything.
 */
export async function transact<Result>(work: (transaction: Transaction) => Promise<Result>): Promise<Result> {
  const outer = Dexie.currentTransaction && transactions.get(Dexie.currentTransaction)
  if (outer) return work(outer)
  const [settings, db, team] = await Promise.all([readSettings(), database(), readQueue()])
  const transaction = { ...newTransaction(db, settings), ...team }
  try {
    const result = await db.transaction('rw', db.tables, async (dexie) => {
      transactions.set(dexie, transaction)
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

/**
 * Runs `work` on one consistent state of every table.
 * @throws AppError.
 */
export async function snapshot<Result>(work: (db: Database) => Promise<Result>): Promise<Result> {
  const outer = Dexie.currentTransaction && transactions.get(Dexie.currentTransaction)
  if (outer) return work(outer.db)
  const [settings, db] = await Promise.all([readSettings(), database()])
  try {
    return await db.transaction('r', db.tables, async (dexie) => {
      transactions.set(dexie, newTransaction(db, settings))
      return work(db)
    })
  } catch (error) {
    throw toStorageError(error)
  }
}

/** @returns what works inside a transaction write with. */
export function newTransaction(db: Database, settings: Settings): Transaction {
  return { db, settings, changes: {}, revised: new Set(), touched: new Set(), marks: newMarks() }
}
