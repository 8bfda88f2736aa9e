import type { Lock } from '../../../storage/sync/wire.ts'
import type { Caller, Tx } from '../db/db.ts'
import { LOCK_COLUMNS, type StoredLock, toLock } from './active-locks.ts'

/** As long as an answer is held for somebody after each sign of life. */
const HELD_FOR = `interval '5 seconds'`

// One statement, so that of any number at once exactly one finds it free. The fence grows with each new holding: what is
// said of an older one, and comes late, is told apart by it.
const TAKE = `
insert into locks as l (ws, chat, device_id, user_id, until)
values ($1, $2, $3, $4, clock_timestamp() + ${HELD_FOR})
on conflict (ws, chat) do update set
  device_id = excluded.device_id, user_id = excluded.user_id, until = clock_timestamp() + ${HELD_FOR},
  fence = l.fence + case when l.until < clock_timestamp() then 1 else 0 end
where l.until < clock_timestamp() or l.device_id = excluded.device_id
returning 1`

const READ = `
select ${LOCK_COLUMNS} from locks l join users u on u.ws = l.ws and u.id = l.user_id
where l.ws = $1 and l.chat = $2`

const DROP = `
update locks set until = clock_timestamp() - interval '1 microsecond'
where ws = $1 and chat = $2 and device_id = $3 and until >= clock_timestamp()
returning fence::text as fence`

/** Takes or renews the lock for the caller. @returns it as it stands then; somebody else's when it was not free. */
export async function holdLock(
  tx: Tx,
  { ws, userId, deviceId }: Caller,
  chat: string,
): Promise<{ lock: Lock | undefined; isYours: boolean }> {
  const taken = await tx.query(TAKE, [ws, chat, deviceId, userId])
  const [stored] = await tx.query<StoredLock>(READ, [ws, chat])
  return { lock: stored && toLock(stored), isYours: taken.length > 0 }
}

/** @returns the fence of what was let go; undefined when the caller held nothing. */
export async function dropLock(tx: Tx, { ws, deviceId }: Caller, chat: string): Promise<number | undefined> {
  const [dropped] = await tx.query<{ fence: string }>(DROP, [ws, chat, deviceId])
  return dropped && Number(dropped.fence)
}
