import type { Role } from '../../../storage/sync/wire.ts'
import type { Caller, Tx } from '../db/db.ts'
import type { Services } from '../services.ts'
import { hashOf } from './secrets.ts'

const SEEN_EVERY_MS = 5 * 60_000

type Found = { ws: string; id: string; userId: string; role: Role; isSeen: boolean }

/** Nothing is remembered from one request to the next: what was revoked is out at once, on every instance. */
export function createAuth({ db, now }: Pick<Services, 'db' | 'now'>): Services['auth'] {
  return {
    callerOf: (token) =>
      db.own(async (tx) => {
        const found = await findDevice(tx, token, now())
        if (found === undefined) return undefined
        if (!found.isSeen) await markSeen(tx, found, now())
        return { ws: found.ws, userId: found.userId, deviceId: found.id, role: found.role }
      }),
  }
}

async function findDevice(tx: Tx, token: string, at: number): Promise<Found | undefined> {
  const found = await tx.query<Found>(
    `select d.ws, d.id, d.user_id as "userId", u.role, coalesce(d.seen_at > $2::timestamptz, false) as "isSeen"
     from devices d join users u on u.ws = d.ws and u.id = d.user_id
     where d.token_hash = $1 and d.revoked_at is null and u.left_at is null`,
    [hashOf(token), new Date(at - SEEN_EVERY_MS).toISOString()],
  )
  return found[0]
}

/** Now and then only: a write at each request would cost more than the request. */
async function markSeen(tx: Tx, { ws, id }: Pick<Caller, 'ws'> & { id: string }, at: number): Promise<void> {
  await tx.query('update devices set seen_at = $3 where ws = $1 and id = $2', [
    ws,
    id,
    new Date(at).toISOString(),
  ])
}
