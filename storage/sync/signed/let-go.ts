import type { TeamSession } from '../../schema/team'
import type { ServerRefusal } from '../ask-server'
import { revokedStatement } from './statement'
import { isSigned } from './verify'

/** @returns whether the server has proved that this device does not belong to the team any more. */
export async function isLetGo(
  { ws, deviceId, key }: Pick<TeamSession, 'ws' | 'deviceId' | 'key'>,
  { code, proof }: ServerRefusal,
): Promise<boolean> {
  if (code !== 'DEVICE_REVOKED' || proof === undefined) return false
  return isSigned(key, revokedStatement({ ws: ws.id, device: deviceId, at: proof.at }), proof.sig)
}
