import { bucketOf, OWNER_FIELD, TEAM_FIELD } from '../../../storage/sync/rights.ts'
import type { Json } from '../../../storage/sync/wire.ts'
import type { Tx } from '../db/db.ts'
import { type Held, keyOf, nameIn } from './held.ts'
import { loadRows } from './row-store.ts'
import { settle, type Settled } from './settle.ts'
import { partsOf, SERVER_CLIENT, toStamp } from './stamp.ts'
import { without } from './unseen.ts'
import { lockWorkspace, saveCounter } from './workspace.ts'

/** What is left out stays. `isShared`: it is in a bucket of its own, for those it is shown to. */
export type Place = { ownerId?: string | null; teamId?: string | null; isShared?: boolean }

/**
 * Gives contacts, with all that belongs to them, to somebody else. It locks the workspace until the transaction is over.
 * `now`: epoch ms. Contacts that do not exist are passed over.
 * @returns what to tell the devices once it has committed.
 */
export async function moveContacts(
  tx: Tx,
  ws: string,
  contactIds: readonly string[],
  to: Place,
  now: number,
): Promise<Settled> {
  let { counter } = await lockWorkspace(tx, ws)
  const rows = await loadRows(
    tx,
    ws,
    contactIds.map((id) => ({ tbl: 'contacts', id })),
  )
  for (const id of contactIds) {
    const contact = rows.get(keyOf('contacts', id))
    if (contact !== undefined && place(contact, to, now)) contact.seq = ++counter
  }
  const settled = await settle(tx, ws, rows, counter)
  await saveCounter(tx, ws, settled.counter)
  return settled
}

/** @returns whether anything of it has changed. */
function place(contact: Held, { ownerId, teamId, isShared }: Place, now: number): boolean {
  write(contact, OWNER_FIELD, ownerId, now)
  write(contact, TEAM_FIELD, teamId, now)
  const staysShared = isShared ?? contact.bucket.startsWith('c:')
  const bucket = staysShared ? `c:${contact.id}` : bucketByFields(contact)
  if (bucket !== contact.bucket) Object.assign(contact, { bucket, isChanged: true })
  return contact.isChanged
}

function write(contact: Held, field: string, value: Json | undefined, now: number): void {
  if (value === undefined || (contact.data[field] ?? null) === value) return
  const clock = contact.clk[field]
  const at = clock === undefined ? now : Math.max(now, partsOf(clock).ms + 1)
  contact.data[field] = value
  contact.clk[field] = toStamp(at, SERVER_CLIENT)
  // Who hands it over decides.
  contact.unseen = without(contact.unseen, field)
  contact.isChanged = true
}

function bucketByFields({ tbl, data }: Held): string {
  return bucketOf(tbl, { ownerId: nameIn(data, OWNER_FIELD), teamId: nameIn(data, TEAM_FIELD) }) ?? 'ws'
}
