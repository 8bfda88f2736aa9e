import * as z from 'zod/mini'
import { AppError } from '@/utils/app-error'
import { readRecoveryCode } from '@/utils/recovery-code'
import type { RecoveryState } from '../../protocol/team-workspace'
import type { TeamSession } from '../../schema/team'
import { announce } from '../../write/announce'
import { askServer, ServerAway, ServerRefusal, type Way } from '../ask-server'
import { publicHalf, readDeviceKey } from '../device-key'
import { syncAtOnce } from '../engine'
import type { KeyGrant } from '../people-wire'
import { Unproved } from '../signed/ask-signed'
import { readTeamSession } from '../team-session'
import { fetchRecovery, isProven, proofOf, RECOVERY } from './recovery-proof'
import { newRecoveryPair, openRecoveryPair } from './recovery-pair'
import { fetchRing, openedOrNone, openGrants, type Ring } from './ring'
import { unsettleKeys } from './settle-keys'
import { wrapKey } from './wrap-key'

type Asker = TeamSession & Way

/**
 * @returns whether this device has the keys of the team, and whether there is a printed code for them. For owners alone.
 * @throws AppError 'not-allowed', 'unreachable', 'not-found' without a team.
 */
export function recoveryState(): Promise<RecoveryState> {
  return asOwner(async (session) => {
    const [ring, { recovery, grants }] = await Promise.all([fetchRing(session), fetchRecovery(session)])
    const opens = new Set(grants.map(({ epoch }) => epoch))
    return {
      keys: ring.epoch,
      missing: ring.epoch - ring.keys.size,
      hasNewest: ring.keys.has(ring.epoch),
      ...(recovery && {
        code: {
          madeAt: recovery.madeAt,
          opens: opens.size,
          isDoubtful: ring.keys.has(recovery.proof.k) && !(await isProven(session.ws.id, ring, recovery)),
        },
      }),
    }
  })
}

/**
 * Makes `code` what opens the keys of the team from now on; the one before opens nothing any more.
 * @throws AppError as `recoveryState`; 'bad-request' for what is no code, 'locked' when this device has no key.
 */
export async function setRecoveryCode(code: string): Promise<void> {
  const read = mustRead(code)
  await asOwner(async (session) => {
    const ring = await fetchRing(session)
    const newest = ring.keys.get(ring.epoch)
    if (newest === undefined) throw new AppError('locked', 'keys')
    const ws = session.ws.id
    const pair = await newRecoveryPair(ws, read)
    const body = {
      ...pair,
      proof: await proofOf(ws, ring.epoch, newest, pair.pubkey),
      grants: await wrapAll(ring.keys, ws, RECOVERY, pair.pubkey),
    }
    await askServer(session, 'PUT', '/v1/keys/recovery', z.undefined(), body)
    announce({ team: 'all' })
  })
}

/**
 * Opens the keys of the team by the printed code, and has them wrapped for this device.
 * @throws AppError as `recoveryState`; 'bad-request' for what is no code, 'wrong-passphrase' for another one than the
 * team's, 'not-found' when the team has none.
 */
export async function openByCode(code: string): Promise<void> {
  const read = mustRead(code)
  await asOwner(async (session) => {
    const [ring, opened] = await Promise.all([fetchRing(session), openAll(session, read)])
    const missing = new Map([...opened].filter(([epoch]) => !ring.keys.has(epoch)))
    await grantSelf(session, missing)
    await unsettleKeys()
    announce({ team: 'all' })
  })
  // Whoever lacks them is given them.
  await syncAtOnce()
}

async function openAll({ ws, ...session }: Asker, code: string): Promise<Ring['keys']> {
  const { recovery, grants } = await fetchRecovery({ ws, ...session })
  if (!recovery) throw new AppError('not-found', 'code')
  const privateKey = await openedOrNone(openRecoveryPair(ws.id, code, recovery))
  if (privateKey === undefined) throw new AppError('wrong-passphrase', 'code')
  return openGrants(privateKey, ws.id, RECOVERY, grants)
}

async function grantSelf(session: Asker, keys: Ring['keys']): Promise<void> {
  const pair = await readDeviceKey(session.deviceId)
  if (pair === undefined) throw new AppError('locked', 'device')
  const { deviceId: holder } = session
  for (const { epoch, wrapped } of await wrapAll(keys, session.ws.id, holder, await publicHalf(pair)))
    await askServer(session, 'POST', '/v1/keys/grants', z.undefined(), {
      epoch,
      grants: [{ holder, wrapped }],
    })
}

function wrapAll(keys: Ring['keys'], ws: string, holder: string, pubkey: string): Promise<KeyGrant[]> {
  return Promise.all(
    [...keys].map(async ([epoch, key]) => ({
      epoch,
      wrapped: await wrapKey(key, pubkey, { ws, epoch, holder }),
    })),
  )
}

function mustRead(code: string): string {
  const read = readRecoveryCode(code)
  if (read === undefined) throw new AppError('bad-request', 'code')
  return read
}

async function asOwner<Result>(work: (session: Asker) => Promise<Result>): Promise<Result> {
  const session = await readTeamSession()
  if (session === undefined) throw new AppError('not-found', 'team')
  try {
    return await work(session)
  } catch (error) {
    if (error instanceof ServerRefusal) throw new AppError(CODES[error.code] ?? 'internal', error.code)
    if (error instanceof ServerAway || error instanceof Unproved) throw new AppError('unreachable', 'team')
    throw error
  }
}

const CODES: Partial<Record<string, AppError['code']>> = {
  FORBIDDEN: 'not-allowed',
  DEVICE_REVOKED: 'not-allowed',
  NOT_FOUND: 'not-found',
  BAD_REQUEST: 'conflict',
  TOO_MANY: 'too-many',
}
