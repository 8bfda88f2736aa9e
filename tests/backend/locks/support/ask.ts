import type { Caller, Db } from '../../../../backend/src/db/db.ts'
import type { LockAsk } from '../../../../storage/sync/wire.ts'
import type { Instance } from '../../realtime/support/instance.ts'
import type { Device } from '../../realtime/support/team.ts'

/** Asks as the device does. */
export function askAs(
  { locks }: Pick<Instance, 'locks'>,
  device: Device,
  state: LockAsk['state'],
  chat = 'chat',
) {
  return locks.ask(callerOf(device), { chat, state })
}

export function callerOf({ ws, id, userId }: Device): Caller {
  return { ws, userId, deviceId: id, role: 'rep' }
}

/** Moves what is stored into the past, so that no test waits. */
export async function passSeconds(db: Db, ws: string, seconds: number): Promise<void> {
  await db.own((tx) =>
    tx.query(
      `update locks set until = until - $2 * interval '1 second', sent_at = sent_at - $2 * interval '1 second'
       where ws = $1`,
      [ws, seconds],
    ),
  )
}
