import { followUpOf } from '../derive/derive-row'
import { isMine, withOwnerKey } from '../derive/ownership'
import type { ContactRow } from '../rows'
import { noteChange } from './announce'
import { rowsOfContacts } from './by-contact'
import { noteDerivedFor } from './owner-pass'
import { ownUserOf } from './own-user'
import { isSame } from './paths'
import { refreshAttention } from './refresh-attention'
import type { Transaction } from './transaction'

/** Brings what hangs on the touched contacts up to date at the end of a transaction. */
export async function refreshTouched(tx: Transaction): Promise<void> {
  if (tx.touched.size === 0) return
  const ownId = await ownUserOf(tx)
  if (ownId !== undefined) await refreshOwners(tx, ownId)
  await refreshAttention(tx.db, tx.touched, ownId)
}

/**
 * Whose the touched contacts are decides whether their follow-ups ring here, and where those stand that are nobody's.
 * `ownId`: as whom; undefined without a team.
 */
export async function refreshOwners(tx: Transaction, ownId: string | undefined): Promise<void> {
  const stored = await tx.db.contacts.bulkGet([...tx.touched])
  const contacts = stored.flatMap((row) => row ?? [])
  const keyed = ownId === undefined ? contacts : contacts.map(withOwnerKey)
  const moved = keyed.filter(({ ownerKey }, at) => ownerKey !== contacts[at]?.ownerKey)
  if (moved.length > 0) await tx.db.contacts.bulkPut(moved)
  await refreshFollowUps(tx, contacts, ownId)
  const areOthers = keyed.some(({ ownerKey }) => ownerKey !== undefined && ownerKey !== ownId)
  if (ownId !== undefined && areOthers) await noteDerivedFor(tx.db, ownId)
}

async function refreshFollowUps(
  { db, changes }: Transaction,
  contacts: readonly ContactRow[],
  ownId: string | undefined,
): Promise<void> {
  const planned = contacts.filter(({ nextFollowUpAt }) => nextFollowUpAt !== undefined)
  if (planned.length === 0) return
  const theirs = new Set(planned.filter((row) => !isMine(row, ownId)).map(({ id }) => id))
  const rows = await rowsOfContacts(
    db.followUps,
    planned.map(({ id }) => id),
  )
  const right = rows.map((row) => followUpOf(row, theirs.has(row.contactId)))
  const changed = right.filter((row, at) => !isSame(row, rows[at]))
  if (changed.length === 0) return
  await db.followUps.bulkPut(changed)
  for (const { id } of changed) noteChange(changes, 'followUps', id)
}
