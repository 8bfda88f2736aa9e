import { Dexie } from 'dexie'
import type { Database } from '../database'
import type { Changes } from '../protocol/command'
import { joinBy } from '../read/joined'
import type { Settings } from '../schema/settings'
import type { TeamRole } from '../schema/team'
import type { TeamLink } from '../sync/link'
import type { Queue } from '../sync/queue'
import { type Marks, newMarks } from './marks'

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

joinBy(() => currentTransaction()?.db)

/** @returns the transaction inside of which this is called; undefined outside of any. */
export function currentTransaction(): Transaction | undefined {
  return (Dexie.currentTransaction && transactions.get(Dexie.currentTransaction)) || undefined
}

/** Has what is called inside of Dexie's transaction find ours. */
export function enter(dexie: object, transaction: Transaction): void {
  transactions.set(dexie, transaction)
}

/** @returns what works inside a transaction write with. */
export function newTransaction(db: Database, settings: Settings): Transaction {
  return { db, settings, changes: {}, revised: new Set(), touched: new Set(), marks: newMarks() }
}
