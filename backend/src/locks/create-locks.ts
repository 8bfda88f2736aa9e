import type { LockAsk } from '../../../storage/sync/wire.ts'
import type { Caller, Tx } from '../db/db.ts'
import { ApiError } from '../http/api-error.ts'
import type { Live } from '../realtime/create-live.ts'
import type { Services } from '../services.ts'
import { type Collision, findCollision } from './find-collision.ts'
import { dropLock, holdLock } from './hold-lock.ts'

type LockPorts = Pick<Services, 'db'> & { live: Pick<Live, 'say'> }
type Answer = Awaited<ReturnType<Services['locks']['ask']>>

/**
 * Who answers which conversation. It never keeps anybody from writing: it tells the others, and ends by itself five
 * seconds after the last sign of life.
 */
export function createLocks({ db, live }: LockPorts): Services['locks'] {
  return {
    ask: async (caller, { chat, state }) => {
      if (state === 'drop') {
        const fence = await db.own(async (tx) => {
          await checkCaller(tx, caller)
          return dropLock(tx, caller, chat)
        })
        if (fence !== undefined) void live.say(caller.ws, { frame: { type: 'unlock', chat, fence } })
        return { lock: undefined, isYours: false }
      }
      const { answer, collision } = await db.own((tx) => hold(tx, caller, { chat, state }))
      const { lock, isYours } = answer
      if (isYours && lock !== undefined)
        void live.say(caller.ws, { frame: { type: 'lock', lock, isYours: false } })
      if (collision !== undefined) {
        const { userIds, users, at } = collision
        void live.say(caller.ws, { frame: { type: 'collision', chat, users, at }, userIds })
      }
      return answer
    },
  }
}

async function hold(
  tx: Tx,
  caller: Caller,
  { chat, state }: LockAsk,
): Promise<{ answer: Answer; collision: Collision | undefined }> {
  await checkCaller(tx, caller)
  const answer = await holdLock(tx, caller, chat)
  const collision = state === 'hold' ? await findCollision(tx, caller, chat) : undefined
  return { answer, collision }
}

/** A line is open for long: the device and the role are those of now. */
async function checkCaller(tx: Tx, { ws, deviceId, userId }: Caller): Promise<void> {
  const [found] = await tx.query<{ role: string }>(
    `select u.role from devices d join users u on u.ws = d.ws and u.id = d.user_id
     where d.ws = $1 and d.id = $2 and u.id = $3 and d.revoked_at is null and u.left_at is null`,
    [ws, deviceId, userId],
  )
  if (found === undefined) throw new ApiError('DEVICE_REVOKED')
  if (found.role === 'viewer') throw new ApiError('FORBIDDEN', 'viewer')
}
