import * as z from 'zod/mini'
import type { TeamSession } from '../../schema/team'
import { askServer, type Way } from '../ask-server'
import { type Recovery, recoverySchema, type SealedField } from '../people-wire'
import { openedOrNone, type Ring } from './ring'
import { openField, sealField } from './sealed-field'
import { wrapKey } from './wrap-key'

/** As a holder of keys, the printed code has this name. */
export const RECOVERY = 'recovery'

type Asker = TeamSession & Way

/** @returns what the printed code opens, as the server has it. @throws ServerRefusal 'FORBIDDEN' unless one is an owner. */
export function fetchRecovery(session: Asker): Promise<Recovery> {
  return askServer(session, 'GET', '/v1/keys/recovery', recoverySchema)
}

/** @returns a proof that whoever put `pubkey` there has the key of an epoch. */
export function proofOf(ws: string, epoch: number, key: CryptoKey, pubkey: string): Promise<SealedField> {
  return sealField(key, { ...placeOf(ws), k: epoch }, pubkey)
}

/** @returns whether a device that has these keys may take it for the team's own. */
export async function isProven(
  ws: string,
  { keys }: Pick<Ring, 'keys'>,
  { pubkey, proof }: { pubkey: string; proof: SealedField },
): Promise<boolean> {
  const key = keys.get(proof.k)
  return key !== undefined && (await openedOrNone(openField(key, placeOf(ws), proof))) === pubkey
}

/** Wraps for the printed code what it does not open yet: it need not be typed for that. */
export async function settleRecovery(session: Asker, ring: Ring): Promise<void> {
  const { recovery, grants } = await fetchRecovery(session)
  if (!recovery || !(await isProven(session.ws.id, ring, recovery))) return
  const has = new Set(grants.map(({ epoch }) => epoch))
  for (const [epoch, key] of ring.keys) {
    if (has.has(epoch)) continue
    const wrapped = await wrapKey(key, recovery.pubkey, { ws: session.ws.id, epoch, holder: RECOVERY })
    const ask = { epoch, grants: [{ holder: RECOVERY, wrapped }] }
    await askServer(session, 'POST', '/v1/keys/grants', z.undefined(), ask)
  }
}

function placeOf(ws: string): { ws: string; tbl: string; id: string; field: string } {
  return { ws, tbl: 'keys', id: RECOVERY, field: 'pubkey' }
}
