import type { ServerFrame } from '../../../storage/sync/wire.ts'
import { deltaStatement, withSignature } from '../../../storage/sync/signed/statement.ts'
import { LIMITS } from '../limits.ts'
import type { Signer } from '../signed/signer.ts'
import type { Changed } from './look.ts'

/** By whom, and in whose name. */
type Seen = {
  buckets: ReadonlySet<string>
  epoch: string
  ws: string
  sign: Signer['sign']
  most?: number
}

/** `signed`: that text as a device is sent it. Where nothing is gone, all are sent the same. */
export type DeltaText = { signed: (device: string) => string }

/**
 * What of the changes one device is told, as JSON; undefined when none of them is in its buckets. One of more than `most` bytes
 * becomes a word to pull.
 * @param before the last sequence number of each touched bucket before these changes.
 */
export function deltaText(
  changed: readonly Changed[],
  before: ReadonlyMap<string, number>,
  { buckets, epoch, ws, sign, most = LIMITS.delta }: Seen,
): DeltaText | undefined {
  const frame = deltaOf(changed, before, buckets, epoch)
  if (frame === undefined) return undefined
  const text = JSON.stringify(frame)
  if (Buffer.byteLength(text) > most) return { signed: () => POKE }
  const signedFor = (device: string): string =>
    withSignature(text, sign(deltaStatement({ ws, device, text })))
  if (frame.gone.length > 0) return { signed: signedFor }
  let forAll: string | undefined
  return { signed: () => (forAll ??= signedFor('')) }
}

const POKE = JSON.stringify({ type: 'poke' } satisfies ServerFrame)

function deltaOf(
  changed: readonly Changed[],
  before: ReadonlyMap<string, number>,
  buckets: ReadonlySet<string>,
  epoch: string,
): Extract<ServerFrame, { type: 'delta' }> | undefined {
  const mine = changed.filter((each) => buckets.has(each.bucket))
  if (mine.length === 0) return undefined
  return {
    type: 'delta',
    epoch,
    from: Object.fromEntries(mine.map(({ bucket }) => [bucket, before.get(bucket) ?? 0])),
    // They come by sequence, so that the last one of a bucket stands.
    to: Object.fromEntries(mine.map(({ bucket, seq }) => [bucket, seq])),
    rows: mine.filter((each) => 'data' in each),
    gone: mine.filter((each) => !('data' in each)),
  }
}
