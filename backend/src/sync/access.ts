import type { Role } from '../../../storage/sync/wire.ts'
import type { Caller } from '../db/db.ts'
import { ApiError } from '../http/api-error.ts'
import type { Services } from '../services.ts'

/** What somebody may see. `rights`: of the workspace, when that was found out. */
export type Access = { caller: Caller; epoch: string; buckets: string[]; rights: number }

const MOST_TRIES = 5

/**
 * Does work with the rights as they are. `work` answers undefined when it finds that the workspace's `rights` have moved
 * on meanwhile; it is then asked again, with new ones: nothing is read or written by rights that are over.
 * @throws ApiError 'DEVICE_REVOKED', or 'UNAVAILABLE' when the rights do not come to rest.
 */
export async function withAccess<Result>(
  services: Pick<Services, 'db' | 'access'>,
  caller: Caller,
  work: (access: Access) => Promise<Result | undefined>,
): Promise<Result> {
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const now = await readRights(services, caller)
    const { epoch, buckets } = await services.access.bucketsOf(now.caller)
    const result = await work({ ...now, epoch, buckets })
    if (result !== undefined) return result
  }
  throw new ApiError('UNAVAILABLE', 'rights keep changing')
}

/** The role is read with the rights: it may be another one than when the request came in. */
async function readRights(
  { db }: Pick<Services, 'db'>,
  caller: Caller,
): Promise<Omit<Access, 'epoch' | 'buckets'>> {
  const [found] = await db.own((tx) =>
    tx.query<{ rights: unknown; role: Role }>(
      `select w.rights, u.role from workspaces w
       join devices d on d.ws = w.ws and d.id = $2 and d.revoked_at is null
       join users u on u.ws = w.ws and u.id = d.user_id and u.left_at is null
       where w.ws = $1`,
      [caller.ws, caller.deviceId],
    ),
  )
  if (found === undefined) throw new ApiError('DEVICE_REVOKED')
  return { caller: { ...caller, role: found.role }, rights: Number(found.rights) }
}
