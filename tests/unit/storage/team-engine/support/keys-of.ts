import type { SealedField } from '@/storage/sync/people-wire'
import { newDeviceKey, publicHalf } from '@/storage/sync/device-key'
import type { TeamServer } from './server'
import { ask } from './team'
import type { World } from './world'

/** @returns the keys that the browser of somebody opens now, and what may be done with them. */
export async function keysOf({ worker }: World) {
  const session = (await worker.session())!
  const ring = await worker.keys.fetchRing(session)
  const raw = await Promise.all(
    [...ring.keys.values()].map(async (key) => {
      const bytes = Buffer.from(await crypto.subtle.exportKey('raw', key))
      return {
        base64: bytes.toString('base64'),
        base64Url: bytes.toString('base64url'),
        hex: bytes.toString('hex'),
      }
    }),
  )
  return {
    ...ring,
    recovery: worker.keys,
    epochs: [...ring.keys.keys()].toSorted((one, other) => one - other),
    raw,
  }
}

const TEXT = 'card 4111'
const PLACE = { tbl: 'texts', id: 'm:1', field: 'text' }

/** @returns a text, sealed by the newest key that the browser of somebody has. */
export async function sealedBy(world: World): Promise<SealedField> {
  const { keys, epoch } = await keysOf(world)
  const ws = (await world.worker.session())!.ws.id
  return world.worker.keys.sealField(keys.get(epoch)!, { ws, ...PLACE, k: epoch }, TEXT)
}

/** @returns whether the browser of somebody opens that text. */
export async function mayRead(world: World, sealed: SealedField): Promise<boolean> {
  const { keys } = await keysOf(world)
  const key = keys.get(sealed.k)
  const ws = (await world.worker.session())!.ws.id
  return key !== undefined && (await world.worker.keys.openField(key, { ws, ...PLACE }, sealed)) === TEXT
}

/** A further device of somebody, which does nothing by itself. @returns its id. */
export async function addDevice({ db }: TeamServer, { worker }: World, pubkey?: string): Promise<string> {
  const { ws, user } = (await worker.session())!
  const id = crypto.randomUUID()
  const half = pubkey ?? (await publicHalf(await newDeviceKey()))
  await db.own(async (tx) => {
    await tx.query('update workspaces set rights = rights + 1 where ws = $1', [ws.id])
    await tx.query(
      'insert into devices (ws, id, user_id, name, token_hash, pubkey) values ($1, $2, $3, $4, $5, $6)',
      [ws.id, id, user.id, 'Phone', id, half],
    )
  })
  return id
}

/** Somebody removes a device. */
export async function revoke(by: World, deviceId: string): Promise<void> {
  await ask(by, 'POST', `/v1/admin/devices/${deviceId}/revoke`)
}
