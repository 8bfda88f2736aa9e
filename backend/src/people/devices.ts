import type { Device } from '../../../storage/sync/people-wire.ts'
import type { Caller } from '../db/db.ts'
import { ApiError } from '../http/api-error.ts'
import { type Change, changeRights, type RightsServices, tell } from './change-rights.ts'
import { findPerson, listPeople } from './person.ts'
import { mayActFor } from '../../../storage/sync/role-rules.ts'

type Stored = Omit<Device, 'createdAt' | 'seenAt'> & { createdAt: Date; seenAt: Date | null }

/** @returns the devices of whoever one may act for. */
export function listDevices({ db }: Pick<RightsServices, 'db'>, { ws, userId }: Caller): Promise<Device[]> {
  return db.own(async (tx) => {
    const people = await listPeople(tx, ws)
    const me = people.find(({ id }) => id === userId)
    const mine = people.filter((person) => me !== undefined && mayActFor(me, person)).map(({ id }) => id)
    const devices = await tx.query<Stored>(
      `select id, user_id as "userId", name, created_at as "createdAt", seen_at as "seenAt",
         revoked_at is not null as "isRevoked"
       from devices where ws = $1 and user_id = any($2::text[]) order by created_at, id`,
      [ws, mine],
    )
    return devices.map((device) => ({
      ...device,
      createdAt: device.createdAt.getTime(),
      seenAt: device.seenAt?.getTime() ?? null,
    }))
  })
}

/** From its next request on it is nobody's. Repeated, it does nothing. */
export async function revokeDevice(services: RightsServices, caller: Caller, id: string): Promise<void> {
  await changeRights(services, caller, async (change) => {
    const { tx, ws, actor } = change
    const [device] = await tx.query<{ userId: string }>(
      'select user_id as "userId" from devices where ws = $1 and id = $2',
      [ws, id],
    )
    const person = device && (await findPerson(tx, ws, device.userId))
    if (person === undefined) throw new ApiError('NOT_FOUND', 'device')
    if (!mayActFor(actor, person)) throw new ApiError('FORBIDDEN', 'device')
    await revoke(change, person.id, [id], services.now())
  })
  await tell(services, () => services.live.revoked(caller.ws, id))
}

/** @returns the ids of all devices somebody had. */
export async function revokeDevicesOf(change: Change, userId: string, at: number): Promise<string[]> {
  const devices = await change.tx.query<{ id: string }>(
    'select id from devices where ws = $1 and user_id = $2 and revoked_at is null order by id',
    [change.ws, userId],
  )
  const ids = devices.map(({ id }) => id)
  await revoke(change, userId, ids, at)
  return ids
}

/** Whoever held the device may have made an invite with it, as a way back in: those go too. */
async function revoke({ tx, ws }: Change, userId: string, ids: string[], at: number): Promise<void> {
  await tx.query(
    'update devices set revoked_at = $3 where ws = $1 and id = any($2::text[]) and revoked_at is null',
    [ws, ids, new Date(at).toISOString()],
  )
  const invites = await tx.query<{ id: string }>(
    'delete from invites where ws = $1 and (created_by = $2 or user_id = $2) returning id',
    [ws, userId],
  )
  const holders = [...ids, ...invites.map((invite) => `invite:${invite.id}`)]
  // Whoever had a key keeps it: what is sealed from now on is to be sealed by another one.
  await tx.query(
    `update key_epochs set is_spent = true
     where ws = $1 and epoch in (select epoch from key_grants where ws = $1 and holder = any($2::text[]))`,
    [ws, holders],
  )
  await tx.query('delete from key_grants where ws = $1 and holder = any($2::text[])', [ws, holders])
}
