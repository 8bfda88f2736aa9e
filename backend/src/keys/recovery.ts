import type { Recovery, RecoveryAsk } from '../../../storage/sync/people-wire.ts'
import type { Caller, Tx } from '../db/db.ts'
import { ApiError } from '../http/api-error.ts'
import type { Services } from '../services.ts'
import { lockWorkspace } from '../sync/workspace.ts'
import { grantsOf, newestEpoch, RECOVERY } from './keys.ts'

type Kept = Pick<RecoveryAsk, 'pubkey' | 'sealed' | 'proof'> & { madeAt: Date }

/**
 * @returns what the printed code opens, and what was wrapped for it.
 * @throws ApiError 'FORBIDDEN': a new device of an owner alone is helped by the code.
 */
export function readRecovery({ db }: Pick<Services, 'db'>, caller: Caller): Promise<Recovery> {
  onlyOwners(caller)
  const { ws } = caller
  return db.own(async (tx) => {
    const [kept] = await tx.query<Kept>(
      'select pubkey, sealed, proof, made_at as "madeAt" from key_recovery where ws = $1',
      [ws],
    )
    return {
      epoch: await newestEpoch(tx, ws),
      grants: await grantsOf(tx, ws, RECOVERY),
      recovery: kept === undefined ? null : { ...kept, madeAt: kept.madeAt.getTime() },
    }
  })
}

/** A new printed code: the one before opens nothing from now on. */
export async function storeRecovery(
  { db, now }: Pick<Services, 'db' | 'now'>,
  caller: Caller,
  ask: RecoveryAsk,
): Promise<void> {
  onlyOwners(caller)
  await db.own(async (tx) => {
    await lockWorkspace(tx, caller.ws)
    const newest = await newestEpoch(tx, caller.ws)
    if (!ask.grants.some(({ epoch }) => epoch === newest))
      throw new ApiError('BAD_REQUEST', 'grants: not the newest epoch')
    await tx.query(
      `insert into key_recovery (ws, pubkey, sealed, proof, made_at) values ($1, $2, $3, $4, $5)
       on conflict (ws) do update set pubkey = excluded.pubkey, sealed = excluded.sealed,
         proof = excluded.proof, made_at = excluded.made_at`,
      [caller.ws, ask.pubkey, ask.sealed, JSON.stringify(ask.proof), new Date(now()).toISOString()],
    )
    await storeGrants(tx, caller.ws, ask.grants)
  })
}

async function storeGrants(tx: Tx, ws: string, grants: RecoveryAsk['grants']): Promise<void> {
  await tx.query('delete from key_grants where ws = $1 and holder = $2', [ws, RECOVERY])
  const stored = await tx.query(
    `insert into key_grants (ws, epoch, holder, wrapped)
     select $1, given.epoch, $2, given.wrapped
     from unnest($3::int[], $4::text[]) as given (epoch, wrapped)
     join key_epochs e on e.ws = $1 and e.epoch = given.epoch
     on conflict do nothing returning epoch`,
    [ws, RECOVERY, grants.map(({ epoch }) => epoch), grants.map(({ wrapped }) => wrapped)],
  )
  if (stored.length < grants.length) throw new ApiError('BAD_REQUEST', 'grants')
}

function onlyOwners({ role }: Pick<Caller, 'role'>): void {
  if (role !== 'owner') throw new ApiError('FORBIDDEN', 'owners only')
}
