import type { TeamSession } from '../../schema/team'
import type { ServerRefusal } from '../ask-server'
import { revokedStatement } from './statement'
import { isSigned } from './verify'

/** @returns since when (epoch ms) this device does not belong to the team any more; undefined when the server has not proved it. */
export async function letGoSince(
  { ws, deviceId, key }: Pick<TeamSession, 'ws' | 'deviceId' | 'key'>,
  { code, proof }: ServerRefusal,
): Promise<number | undefined> {
  if (code !== 'DEVICE_REVOKED' || proof === undefined) return undefined
  const statement = revokedStatement({ ws: ws.id, device: deviceId, at: proof.at })
  return (await isSigned(key, statement, proof.sig)) ? proof.at : undefined
}
