import type { Caller, Tx } from '../db/db.ts'
import { ApiError } from '../http/api-error.ts'
import type { Services } from '../services.ts'
import { findPerson, type Person } from './person.ts'

/** One change of who may what: as `actor` stands at this moment, not as at the start of the request. */
export type Change = { tx: Tx; ws: string; actor: Person }
export type RightsServices = Pick<Services, 'db' | 'live' | 'log' | 'now'>

/**
 * Does `work` in one transaction that holds the workspace, as a push does: each push is judged by the rights before or
 * after, and of two owners who demote each other the second one finds none left to demote.
 */
export async function changeRights<T>(
  services: RightsServices,
  caller: Caller,
  work: (change: Change) => Promise<T>,
): Promise<T> {
  const { ws } = caller
  const result = await services.db.own(async (tx) => {
    await raiseRights(tx, ws)
    return work({ tx, ws, actor: await actorOf(tx, caller) })
  })
  await tell(services, () => services.live.rightsChanged(ws))
  return result
}

/** Takes the workspace's row, which everything that changes it takes first, and makes a new epoch of rights. */
export async function raiseRights(tx: Tx, ws: string): Promise<void> {
  await tx.query('update workspaces set rights = rights + 1 where ws = $1', [ws])
}

/** The change stands already. Who is not told finds out at the next request. */
export async function tell(services: Pick<Services, 'log'>, send: () => Promise<void>): Promise<void> {
  try {
    await send()
  } catch (error) {
    services.log.error('could not tell the others', error)
  }
}

/** @throws ApiError 'NOT_FOUND' when there is nobody of that id, or they left. */
export async function memberOf({ tx, ws }: Change, id: string): Promise<Person> {
  const person = await findPerson(tx, ws, id)
  if (person === undefined || person.hasLeft) throw new ApiError('NOT_FOUND', 'member')
  return person
}

async function actorOf(tx: Tx, { ws, userId, deviceId }: Caller): Promise<Person> {
  const devices = await tx.query('select 1 from devices where ws = $1 and id = $2 and revoked_at is null', [
    ws,
    deviceId,
  ])
  const actor = await findPerson(tx, ws, userId)
  if (devices.length === 0 || actor === undefined || actor.hasLeft) throw new ApiError('DEVICE_REVOKED')
  return actor
}
