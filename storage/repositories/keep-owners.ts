import { Dexie } from 'dexie'
import type { Database } from '../database'
import { CHUNK_ROWS } from '../limits'
import type { ContactRow } from '../rows'
import { NONE, type OwnerPass, readOwnerPass, writeOwnerPass } from '../write/owner-pass'
import { ownUserOf } from '../write/own-user'
import { refreshOwners } from '../write/refresh-owners'
import { transact } from '../write/transact'
import type { Transaction } from '../write/transaction'

// What rings here and stands in the list of today rests on who one is in the team. Whoever joins or leaves one finds contacts
// that were somebody's before: what hangs on them is made anew, a part at a time.

/**
 * Brings what hangs on whose contacts are into line with who one is now. Resumed where it was left; a repeat does nothing
 * more.
 */
export async function keepOwners(): Promise<void> {
  while (!(await transact(takePart)));
}

/** @returns whether it is over. */
async function takePart(tx: Transaction): Promise<boolean> {
  const [stored, ownId = NONE] = [await readOwnerPass(tx.db), await ownUserOf(tx)]
  const pass = stored.to === ownId ? stored : { of: stored.of, to: ownId, after: [] }
  const rows = pass.of === ownId ? [] : await nextRows(tx.db, pass)
  const last = rows.at(-1)
  if (last === undefined) {
    await writeOwnerPass(tx.db, { of: ownId, to: ownId, after: [] })
    return true
  }
  for (const { id } of rows) tx.touched.add(id)
  // At the end of the transaction this is done in a team alone.
  if (ownId === NONE) await refreshOwners(tx, undefined)
  const { ownerKey = '', nameKey = '', id } = last
  await writeOwnerPass(tx.db, { ...pass, after: [ownerKey, nameKey, id] })
  return false
}

/** Nothing changes with a person's own contacts: whoever joins or leaves, they are theirs before and after. */
async function nextRows(db: Database, { of, to, after }: OwnerPass): Promise<ContactRow[]> {
  const own = of === NONE ? to : to === NONE ? of : undefined
  const index = db.contacts.where('[ownerKey+nameKey+id]')
  const read = (place: readonly unknown[]): Promise<ContactRow[]> =>
    index.above(place).limit(CHUNK_ROWS).toArray()
  const rows = await read(after.length === 0 ? [Dexie.minKey, Dexie.minKey, Dexie.minKey] : after)
  const areOwn = rows.length > 0 && rows.every(({ ownerKey }) => ownerKey === own)
  return areOwn ? read([own, Dexie.maxKey]) : rows
}
