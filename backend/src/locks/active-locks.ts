import type { Lock } from '../../../storage/sync/wire.ts'
import type { Tx } from '../db/db.ts'

export type StoredLock = {
  chat: string
  device: string
  userId: string
  userName: string
  until: string
  fence: string
}

/** A device that connects is told of no more than these. */
const MOST_LOCKS = 500

export const LOCK_COLUMNS = `l.chat, l.device_id as device, u.id as "userId", u.name as "userName",
  floor(extract(epoch from l.until) * 1000)::text as until, l.fence::text as fence`

/** @returns the conversations that are being answered at this moment. */
export async function activeLocks(tx: Tx, ws: string): Promise<Lock[]> {
  const stored = await tx.query<StoredLock>(
    `select ${LOCK_COLUMNS} from locks l join users u on u.ws = l.ws and u.id = l.user_id
     where l.ws = $1 and l.until > clock_timestamp() order by l.until desc limit $2`,
    [ws, MOST_LOCKS],
  )
  return stored.map(toLock)
}

export function toLock({ chat, device, userId, userName, until, fence }: StoredLock): Lock {
  return {
    chat,
    device,
    user: { id: userId, name: userName },
    until: Number(until),
    fence: Number(fence),
  }
}
