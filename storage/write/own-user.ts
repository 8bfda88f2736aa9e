import type { Database } from '../database'
import { linkIn, linkOf } from '../sync/link'
import type { Transaction } from './transaction'

/** @returns as whom this database is joined to a team; undefined without one. */
export async function ownUserId(db: Database): Promise<string | undefined> {
  return (await linkIn(db))?.userId
}

/** @returns the same inside a transaction, which asks once. */
export async function ownUserOf(tx: Transaction): Promise<string | undefined> {
  return (await linkOf(tx))?.userId
}

/** @returns whose a contact is that is made here now: the person's own in a team, nobody's without one. */
export async function ownerOfNew(tx: Transaction): Promise<{ ownerId?: string }> {
  const ownerId = await ownUserOf(tx)
  return ownerId === undefined ? {} : { ownerId }
}
