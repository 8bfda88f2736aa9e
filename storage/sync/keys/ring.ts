import type { TeamSession } from '../../schema/team'
import type { Way } from '../ask-server'
import { readDeviceKey } from '../device-key'
import { type KeyGrant, type KeyHolder, keysSchema } from '../people-wire'
import { askSigned } from '../signed/ask-signed'
import { KeyFault } from './key-fault'
import { unwrapKey } from './wrap-key'

/**
 * The keys of the team that this device can open, by epoch. They are kept nowhere but wrapped for this device: only the
 * private key in this browser opens them.
 */
export type Ring = {
  /** The newest there is; 0 before the first one. */
  epoch: number
  /** A device that was removed has it: it is to be followed by another one. */
  isSpent: boolean
  keys: ReadonlyMap<number, CryptoKey>
  /** The same as the server has them, wrapped. */
  grants: readonly KeyGrant[]
  /** The devices this one may wrap keys for, itself among them. */
  holders: readonly KeyHolder[]
}

/**
 * Fetches the keys of this device, so that they can be wrapped for others.
 * @throws Unproved, ServerRefusal, ServerAway.
 */
export async function fetchRing(session: TeamSession & Way): Promise<Ring> {
  // Signed: whoever stands between could name a device of their own.
  const { epoch, grants, isSpent, holders } = await askSigned(session, '/v1/keys/look', keysSchema, {})
  const holder = session.deviceId
  const pair = await readDeviceKey(holder)
  const keys =
    pair === undefined ? new Map() : await openGrants(pair.privateKey, session.ws.id, holder, grants)
  return { epoch, isSpent, keys, grants, holders }
}

/** @returns the keys that this private key opens, by epoch. What it does not open is left out. */
export async function openGrants(
  privateKey: CryptoKey,
  ws: string,
  holder: string,
  grants: readonly KeyGrant[],
): Promise<Map<number, CryptoKey>> {
  const opened = await Promise.all(
    grants.map(async ({ epoch, wrapped }) => {
      const key = await openedOrNone(unwrapKey(privateKey, wrapped, { ws, epoch, holder }, 'wrap'))
      return key === undefined ? [] : [[epoch, key] as const]
    }),
  )
  return new Map(opened.flat())
}

/** @returns what `work` gives; undefined where a key or a seal is not what it should be. */
export async function openedOrNone<Result>(work: Promise<Result>): Promise<Result | undefined> {
  try {
    return await work
  } catch (error) {
    if (error instanceof KeyFault) return undefined
    throw error
  }
}
