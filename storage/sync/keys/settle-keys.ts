import * as z from 'zod/mini'
import { database } from '../../database'
import type { TeamSession } from '../../schema/team'
import { askServer, ServerRefusal, type Way } from '../ask-server'
import type { KeyHolder } from '../people-wire'
import { retryUnopened } from '../texts/receive'
import { keepGrants, keysToWrap } from './kept-grants'
import { settleRecovery } from './recovery-proof'
import { fetchRing, openedOrNone, type Ring } from './ring'
import { newTeamKey, wrapKey } from './wrap-key'

/** In the state of the exchange: the rights under which all was seen to have their keys. */
const MARK = 'keys'
/** The server takes no more in one go. */
const MOST_GRANTS = 1_000

type Asker = TeamSession & Way

/**
 * Sees to it that there is a key of the team that nobody who was removed has, that every device, and the printed code, has
 * all keys that this device has, and that a server that was set back has them again. `rights`: it is asked for again only
 * when these are others, which they are after every device that came or went and every key.
 * @throws Unproved, ServerAway, ServerRefusal 'DEVICE_REVOKED', or what the database throws.
 */
export async function settleKeys(session: Asker, rights: string): Promise<void> {
  const db = await database()
  if ((await db.syncState.get(MARK))?.value === rights) return
  try {
    await settle(session)
    await db.syncState.put({ id: MARK, value: rights })
  } catch (error) {
    // Somebody was faster, or may not be given one any more: what is right then is seen in the next round.
    if (!(error instanceof ServerRefusal) || !OVERTAKEN.has(error.code)) throw error
  }
}

/** Has all looked at again in the next round. */
export async function unsettleKeys(): Promise<void> {
  const db = await database()
  await db.syncState.delete(MARK)
}

const OVERTAKEN = new Set(['FORBIDDEN', 'NOT_FOUND', 'BAD_REQUEST'])

async function settle(session: Asker): Promise<void> {
  const ring = await fetchRing(session)
  if (await keepGrants(session, ring.grants)) await retryUnopened()
  const isLeading = session.role === 'owner' || session.role === 'manager'
  // A server that was set back has lost it: what was sealed with it is to stay readable.
  const lost = isLeading ? (await keysToWrap(session)).byEpoch.get(ring.epoch + 1) : undefined
  // When the next one is there, all are told to look again, this device too.
  if (lost?.[0] !== undefined) return addEpoch(session, ring, lost[0])
  if (isLeading && (ring.epoch === 0 || ring.isSpent)) return addEpoch(session, ring, await newTeamKey())
  await grantMissing(session, ring)
  if (session.role === 'owner') await settleRecovery(session, ring)
}

async function addEpoch(session: Asker, { epoch: before, holders }: Ring, key: CryptoKey): Promise<void> {
  const epoch = before + 1
  const own = holders.filter(({ deviceId }) => deviceId === session.deviceId)
  const others = holders.filter(({ deviceId }) => deviceId !== session.deviceId)
  const grants = await wrapFor(session, key, epoch, [...own, ...others].slice(0, MOST_GRANTS))
  await askServer(session, 'POST', '/v1/keys', z.unknown(), { epoch, grants })
}

async function grantMissing(session: Asker, { keys, holders }: Ring): Promise<void> {
  for (const [epoch, key] of keys) {
    const without = holders.filter(({ epochs }) => !epochs.includes(epoch))
    const grants = await wrapFor(session, key, epoch, without.slice(0, MOST_GRANTS))
    if (grants.length > 0)
      await askServer(session, 'POST', '/v1/keys/grants', z.undefined(), { epoch, grants })
  }
}

/** A device whose public key is none gets nothing; it keeps nobody else from theirs. */
async function wrapFor(
  { ws }: Asker,
  key: CryptoKey,
  epoch: number,
  holders: readonly KeyHolder[],
): Promise<{ holder: string; wrapped: string }[]> {
  const grants = await Promise.all(
    holders.map(async ({ deviceId: holder, pubkey }) => {
      const wrapped = await openedOrNone(wrapKey(key, pubkey, { ws: ws.id, epoch, holder }))
      return wrapped === undefined ? [] : [{ holder, wrapped }]
    }),
  )
  return grants.flat()
}
