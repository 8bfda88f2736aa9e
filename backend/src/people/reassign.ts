import { OWNER_FIELD } from '../../../storage/sync/rights.ts'
import type { Reassign } from '../../../storage/sync/people-wire.ts'
import type { Caller, Tx } from '../db/db.ts'
import { ApiError } from '../http/api-error.ts'
import { bucketsOfPerson } from './access.ts'
import { memberOf, type RightsServices } from './change-rights.ts'
import { changeAndMove } from './moved.ts'
import { findPerson } from './person.ts'
import { mayActFor, mayManage, mayShare } from '../../../storage/sync/role-rules.ts'

/**
 * Hands contacts, with all that belongs to them, from one person to another, in one transaction.
 * A manager hands over what they see, between people of theirs.
 * @returns how many rows moved.
 */
export function reassign(
  services: RightsServices,
  caller: Caller,
  { from, to, contactIds }: Reassign,
): Promise<number> {
  return changeAndMove(services, caller, async (change) => {
    const { tx, ws, actor } = change
    // The one who gives may have left already.
    const giver = await findPerson(tx, ws, from)
    if (giver === undefined) throw new ApiError('NOT_FOUND', 'member')
    const taker = await memberOf(change, to)
    if (!mayShare(actor) || !mayManage(actor, giver) || !mayActFor(actor, taker))
      throw new ApiError('FORBIDDEN', 'reassign')
    if (taker.role === 'viewer') throw new ApiError('BAD_REQUEST', 'a viewer cannot have contacts')
    const seen = await contactsOf(tx, ws, from, await bucketsOfPerson(tx, ws, actor))
    if (contactIds?.some((id) => !seen.has(id))) throw new ApiError('NOT_FOUND', 'contact')
    return { contactIds: contactIds ?? [...seen], to: { ownerId: to } }
  })
}

/**
 * @returns how many contacts somebody has, of those the one who asks sees: what a hand-over would move.
 * @throws ApiError 'FORBIDDEN' for who may not hand them over.
 */
export function countContacts(
  { db }: Pick<RightsServices, 'db'>,
  { ws, userId }: Caller,
  ownerId: string,
): Promise<number> {
  return db.own(async (tx) => {
    const actor = await findPerson(tx, ws, userId)
    if (actor === undefined || actor.hasLeft) throw new ApiError('DEVICE_REVOKED')
    const owner = await findPerson(tx, ws, ownerId)
    if (owner === undefined) throw new ApiError('NOT_FOUND', 'member')
    if (!mayShare(actor) || !mayManage(actor, owner)) throw new ApiError('FORBIDDEN', 'reassign')
    return (await contactsOf(tx, ws, ownerId, await bucketsOfPerson(tx, ws, actor))).size
  })
}

/** Those in the trash too, but only in buckets the one who asks sees. */
async function contactsOf(
  tx: Tx,
  ws: string,
  ownerId: string,
  buckets: readonly string[],
): Promise<Set<string>> {
  const contacts = await tx.query<{ id: string }>(
    `select id from rows where ws = $1 and tbl = 'contacts' and data ->> '${OWNER_FIELD}' = $2
       and bucket = any($3::text[]) order by seq`,
    [ws, ownerId, buckets],
  )
  return new Set(contacts.map(({ id }) => id))
}
