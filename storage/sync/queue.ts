import type { UserTable } from '../rows'
import type { TeamRole } from '../schema/team'
import type { RowChange } from '../write/aggregates'
import type { Transaction } from '../write/transaction'
import { readTeamSession } from './team-session'

/** Puts what a transaction has changed in a table into the outbox. */
export type Queue = (tx: Transaction, table: UserTable, rows: readonly RowChange[]) => Promise<void>

let queue: Queue | undefined

/**
 * @returns what puts edits into the outbox, and as what the person is in the team; nothing without one. Asked before a
 * transaction begins, since inside of it nothing but the database may be waited for.
 */
export async function readQueue(): Promise<{ queue?: Queue; role?: TeamRole }> {
  const session = await readTeamSession()
  if (session === undefined) return {}
  queue ??= (await import('./queue-changes')).queueChanges
  return { queue, role: session.role }
}
