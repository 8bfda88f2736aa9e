import type { Tx } from '../db/db.ts'
import { ApiError } from '../http/api-error.ts'

export type Workspace = { gen: string; counter: number; rights: number }
type Stored = { gen: string; counter: unknown; rights: unknown }

/**
 * Lets nobody else write in the workspace until the transaction is over, so that sequence numbers are committed in their
 * order: a device that has seen number 7 has seen all before.
 * @returns it as it is now.
 */
export async function lockWorkspace(tx: Tx, ws: string): Promise<Workspace> {
  // Not `for update`: whoever only refers to the workspace, such as somebody who joins, need not wait.
  const [stored] = await tx.query<Stored>(
    'select gen, counter, rights from workspaces where ws = $1 for no key update',
    [ws],
  )
  if (stored === undefined) throw new ApiError('NOT_FOUND')
  return { gen: stored.gen, counter: Number(stored.counter), rights: Number(stored.rights) }
}

/** Keeps the last number given, and that the rights are others now. The workspace must be locked. */
export async function saveCounter(tx: Tx, ws: string, counter: number, changesRights = false): Promise<void> {
  await tx.query('update workspaces set counter = $2, rights = rights + $3 where ws = $1', [
    ws,
    counter,
    changesRights ? 1 : 0,
  ])
}
