import type { Member, MemberChange } from '../../../storage/sync/people-wire.ts'
import type { Caller } from '../db/db.ts'
import { ApiError } from '../http/api-error.ts'
import { type Change, changeRights, memberOf, type RightsServices, tell } from './change-rights.ts'
import { revokeDevicesOf } from './devices.ts'
import { listPeople } from './person.ts'
import { mayActFor, mayGiveRole } from '../../../storage/sync/role-rules.ts'

/** Everybody knows who their colleagues are: a contact's owner is to be called by name. */
export function listMembers({ db }: Pick<RightsServices, 'db'>, { ws }: Caller): Promise<Member[]> {
  return db.own((tx) => listPeople(tx, ws))
}

/** @throws ApiError 'FORBIDDEN', also when no owner would be left. */
export function changeMember(
  services: RightsServices,
  caller: Caller,
  id: string,
  { role, name }: MemberChange,
): Promise<void> {
  return changeRights(services, caller, async (change) => {
    const { tx, ws, actor } = change
    const member = await memberOf(change, id)
    if (!mayActFor(actor, member)) throw new ApiError('FORBIDDEN', 'member')
    if (role !== undefined && role !== member.role) {
      if (!mayGiveRole(actor, member, role)) throw new ApiError('FORBIDDEN', 'role')
      if (member.role === 'owner') await keepAnotherOwner(change, id)
    }
    await tx.query('update users set role = $3, name = $4 where ws = $1 and id = $2', [
      ws,
      id,
      role ?? member.role,
      name ?? member.name,
    ])
  })
}

/** Their devices are out at once; what they had stays where it is until it is handed over. */
export async function leave(services: RightsServices, caller: Caller, id: string): Promise<void> {
  const revoked = await changeRights(services, caller, async (change) => {
    const { tx, ws, actor } = change
    const member = await memberOf(change, id)
    if (!mayActFor(actor, member)) throw new ApiError('FORBIDDEN', 'member')
    if (member.role === 'owner') await keepAnotherOwner(change, id)
    await tx.query('update users set left_at = $3 where ws = $1 and id = $2', [
      ws,
      id,
      new Date(services.now()).toISOString(),
    ])
    return revokeDevicesOf(change, id, services.now())
  })
  for (const deviceId of revoked) await tell(services, () => services.live.revoked(caller.ws, deviceId))
}

async function keepAnotherOwner({ tx, ws }: Change, id: string): Promise<void> {
  const others = await tx.query(
    `select 1 from users where ws = $1 and id <> $2 and role = 'owner' and left_at is null limit 1`,
    [ws, id],
  )
  if (others.length === 0) throw new ApiError('FORBIDDEN', 'the last owner')
}
