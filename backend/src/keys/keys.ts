import type { GrantsAsk, KeyHolder, Keys } from '../../../storage/sync/people-wire.ts'
import type { Caller, Tx } from '../db/db.ts'
import { ApiError } from '../http/api-error.ts'
import { raiseRights, type RightsServices, tell } from '../people/change-rights.ts'
import type { Services } from '../services.ts'
import { lockWorkspace } from '../sync/workspace.ts'

/** Not a device: what the printed code opens. */
export const RECOVERY = 'recovery'

type KeyServices = Pick<Services, 'db'>
type Telling = Pick<RightsServices, 'db' | 'live' | 'log'>
type Grants = GrantsAsk['grants']

/** @returns how it stands with the keys, for the device that asks: what it opens, and for whom it may wrap. */
export function lookAtKeys({ db }: KeyServices, caller: Caller): Promise<Keys> {
  const { ws, deviceId } = caller
  return db.own(async (tx) => {
    const epoch = await newestEpoch(tx, ws)
    const spent = await tx.query('select 1 from key_epochs where ws = $1 and epoch = $2 and is_spent', [
      ws,
      epoch,
    ])
    return {
      epoch,
      isSpent: spent.length > 0,
      grants: await grantsOf(tx, ws, deviceId),
      holders: await holdersFor(tx, caller),
    }
  })
}

/**
 * A new key, after a device was revoked or for the first time. Only the next number: of two who make one at once the
 * second one is refused and takes the first one's. All are told to look.
 */
export async function beginEpoch(services: Telling, caller: Caller, ask: GrantsAsk): Promise<void> {
  if (!isLeading(caller)) throw new ApiError('FORBIDDEN', 'epoch')
  if (!ask.grants.some(({ holder }) => holder === caller.deviceId))
    throw new ApiError('BAD_REQUEST', 'grants: not for the device itself')
  await services.db.own(async (tx) => {
    await raiseRights(tx, caller.ws)
    if (ask.epoch !== (await newestEpoch(tx, caller.ws)) + 1)
      throw new ApiError('BAD_REQUEST', 'epoch: not the next one')
    await tx.query('insert into key_epochs (ws, epoch) values ($1, $2)', [caller.ws, ask.epoch])
    await storeGrants(tx, caller, ask)
  })
  await tell(services, () => services.live.rightsChanged(caller.ws))
}

/**
 * Wraps a key for further devices, which are told to look. One's own may always be wrapped anew; those of others only by
 * managers and owners who have the key, so that nobody puts something worthless in its place.
 */
export async function addGrants(services: Telling, caller: Caller, ask: GrantsAsk): Promise<void> {
  const isForOthers = ask.grants.some(({ holder }) => holder !== caller.deviceId && holder !== RECOVERY)
  await services.db.own(async (tx) => {
    if (isForOthers) await raiseRights(tx, caller.ws)
    else await lockWorkspace(tx, caller.ws)
    const known = await tx.query('select 1 from key_epochs where ws = $1 and epoch = $2', [
      caller.ws,
      ask.epoch,
    ])
    if (known.length === 0) throw new ApiError('NOT_FOUND', 'epoch')
    const isForSelf = ask.grants.every(({ holder }) => holder === caller.deviceId)
    if (!isForSelf && !(await holds(tx, caller, ask.epoch))) throw new ApiError('FORBIDDEN', 'epoch')
    await storeGrants(tx, caller, ask)
  })
  if (isForOthers) await tell(services, () => services.live.rightsChanged(caller.ws))
}

/** The devices one may wrap keys for, with the epochs each has. */
function holdersFor(tx: Tx, { ws, userId, role }: Caller): Promise<KeyHolder[]> {
  return tx.query<KeyHolder>(
    `select d.id as "deviceId", d.user_id as "userId", d.pubkey,
       array(select g.epoch from key_grants g where g.ws = d.ws and g.holder = d.id order by g.epoch) as epochs
     from devices d
     where d.ws = $1 and d.revoked_at is null and ($2::boolean or d.user_id = $3)
     order by d.created_at, d.id`,
    [ws, isLeading({ role }), userId],
  )
}

async function storeGrants(tx: Tx, caller: Caller, { epoch, grants }: GrantsAsk): Promise<void> {
  if (new Set(grants.map(({ holder }) => holder)).size < grants.length)
    throw new ApiError('BAD_REQUEST', 'grants: one holder twice')
  await checkHolders(tx, caller, grants)
  await tx.query(
    `insert into key_grants (ws, epoch, holder, wrapped)
     select $1, $2, given.holder, given.wrapped from unnest($3::text[], $4::text[]) as given (holder, wrapped)
     on conflict (ws, epoch, holder) do update set wrapped = excluded.wrapped`,
    [caller.ws, epoch, grants.map(({ holder }) => holder), grants.map(({ wrapped }) => wrapped)],
  )
}

/** Devices that are in, and that the caller may wrap for. */
async function checkHolders(tx: Tx, caller: Caller, grants: Grants): Promise<void> {
  const devices = grants.map(({ holder }) => holder).filter((holder) => holder !== RECOVERY)
  if (devices.length < grants.length && caller.role !== 'owner') throw new ApiError('FORBIDDEN', RECOVERY)
  const allowed = await tx.query(
    `select 1 from devices where ws = $1 and id = any($2::text[]) and revoked_at is null
       and ($3::boolean or user_id = $4)`,
    [caller.ws, devices, isLeading(caller), caller.userId],
  )
  if (allowed.length < devices.length) throw new ApiError('FORBIDDEN', 'holder')
}

/** @returns the number of the newest key; 0 when there is none yet. */
export async function newestEpoch(tx: Tx, ws: string): Promise<number> {
  const [found] = await tx.query<{ epoch: number }>(
    'select coalesce(max(epoch), 0) as epoch from key_epochs where ws = $1',
    [ws],
  )
  return found?.epoch ?? 0
}

/** @returns what was wrapped for a device, or for the printed code, by epoch. */
export function grantsOf(tx: Tx, ws: string, holder: string): Promise<Keys['grants']> {
  return tx.query('select epoch, wrapped from key_grants where ws = $1 and holder = $2 order by epoch', [
    ws,
    holder,
  ])
}

async function holds(tx: Tx, { ws, deviceId }: Caller, epoch: number): Promise<boolean> {
  const found = await tx.query('select 1 from key_grants where ws = $1 and epoch = $2 and holder = $3', [
    ws,
    epoch,
    deviceId,
  ])
  return found.length > 0
}

function isLeading({ role }: Pick<Caller, 'role'>): boolean {
  return role === 'owner' || role === 'manager'
}
