import type { TeamSession } from '../../schema/team'
import type { Delta } from '../merge-deltas'
import { deltaStatement, splitSignature } from './statement'
import { isSigned } from './verify'

/** @returns whether the server has signed what was just written. `frame`: the delta, word for word. */
export async function isDeltaSigned(
  { ws, deviceId, key }: Pick<TeamSession, 'ws' | 'deviceId' | 'key'>,
  { gone }: Delta,
  frame: string,
): Promise<boolean> {
  const signed = splitSignature(frame)
  if (signed === undefined) return false
  // What is gone here may be in another bucket that only others see.
  const device = gone.length > 0 ? deviceId : ''
  return isSigned(key, deltaStatement({ ws: ws.id, device, text: signed.text }), signed.signature)
}
