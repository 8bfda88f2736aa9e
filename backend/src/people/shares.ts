import { OWNER_FIELD, TEAM_FIELD } from '../../../storage/sync/rights.ts'
import type { Share } from '../../../storage/sync/people-wire.ts'
import type { Caller, Tx } from '../db/db.ts'
import { ApiError } from '../http/api-error.ts'
import { bucketsOfPerson } from './access.ts'
import { type Change, memberOf, type RightsServices } from './change-rights.ts'
import { changeAndMove } from './moved.ts'
import { findPerson } from './person.ts'
import { mayShare } from '../../../storage/sync/role-rules.ts'

type Contact = { bucket: string; ownerId: string | null; teamId: string | null }

/** @returns to whom the contacts one sees were shown. */
export function listShares({ db }: Pick<RightsServices, 'db'>, { ws, userId }: Caller): Promise<Share[]> {
  return db.own(async (tx) => {
    const person = await findPerson(tx, ws, userId)
    if (person === undefined) throw new ApiError('DEVICE_REVOKED')
    const seen = await bucketsOfPerson(tx, ws, person)
    return tx.query<Share>(
      `select contact_id as "contactId", user_id as "userId" from shares
       where ws = $1 and 'c:' || contact_id = any($2::text[]) order by contact_id, user_id`,
      [ws, seen],
    )
  })
}

/** Shows a contact, with all that belongs to it, to one more person: it goes into a bucket of its own. */
export async function share(
  services: RightsServices,
  caller: Caller,
  { contactId, userId }: Share,
): Promise<void> {
  await changeAndMove(services, caller, async (change) => {
    const { ownerId, teamId } = await sharedBy(change, contactId)
    const member = await memberOf(change, userId)
    if (teamId === null && ownerId === null) throw new ApiError('BAD_REQUEST', 'everybody sees it')
    await change.tx.query(
      'insert into shares (ws, contact_id, user_id) values ($1, $2, $3) on conflict do nothing',
      [change.ws, contactId, member.id],
    )
    return { contactIds: [contactId], to: { isShared: true } }
  })
}

/** With the last one it is shown to, it goes back to its owner's or team's bucket. Repeated, it does nothing. */
export async function unshare(
  services: RightsServices,
  caller: Caller,
  { contactId, userId }: Share,
): Promise<void> {
  await changeAndMove(services, caller, async (change) => {
    const { tx, ws } = change
    await sharedBy(change, contactId)
    await tx.query('delete from shares where ws = $1 and contact_id = $2 and user_id = $3', [
      ws,
      contactId,
      userId,
    ])
    const left = await tx.query('select 1 from shares where ws = $1 and contact_id = $2 limit 1', [
      ws,
      contactId,
    ])
    return left.length > 0 ? undefined : { contactIds: [contactId], to: { isShared: false } }
  })
}

/** @returns the contact, which `actor` sees and may show to others. What they do not see is not there. */
async function sharedBy({ tx, ws, actor }: Change, contactId: string): Promise<Contact> {
  if (!mayShare(actor)) throw new ApiError('FORBIDDEN', 'share')
  const contact = await findContact(tx, ws, contactId)
  const seen = await bucketsOfPerson(tx, ws, actor)
  if (contact === undefined || !seen.includes(contact.bucket)) throw new ApiError('NOT_FOUND', 'contact')
  return contact
}

async function findContact(tx: Tx, ws: string, id: string): Promise<Contact | undefined> {
  const found = await tx.query<Contact>(
    `select bucket, data ->> '${OWNER_FIELD}' as "ownerId", data ->> '${TEAM_FIELD}' as "teamId"
     from rows where ws = $1 and tbl = 'contacts' and id = $2`,
    [ws, id],
  )
  return found[0]
}
