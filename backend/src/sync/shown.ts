import type { Gone, PushAnswer, SyncRow } from '../../../storage/sync/wire.ts'
import { bytesOf } from '../limits.ts'
import type { Batch, Judged } from './batch.ts'
import { bare, keyOf } from './held.ts'
import type { Settled } from './settle.ts'

type Placed = Pick<SyncRow, 'tbl' | 'id' | 'bucket'>

/**
 * Of what the device sent, and what moved with it, the rows it may see and those it may not see any more. What it did not send
 * itself is left out beyond `most` bytes: no cursor moves by a push, so that the next pull brings it.
 */
export function shown(
  { rows, writer, changesRights }: Batch,
  judged: readonly Judged[],
  settled: Settled,
  most: number,
): Pick<PushAnswer, 'rows' | 'evict'> {
  const sent = new Set<string>()
  const shownRows = new Map(settled.rows.map((row) => [keyOf(row.tbl, row.id), row]))
  for (const { mutation, outcome } of judged) {
    if (mutation === undefined || outcome.st !== 'ok') continue
    const key = keyOf(mutation.tbl, mutation.id)
    const row = rows.get(key)
    if (row === undefined) continue
    sent.add(key)
    shownRows.set(key, bare(row))
  }
  const isSent = ({ tbl, id }: Placed): boolean => sent.has(keyOf(tbl, id))
  const isSeen = (bucket: string | undefined): boolean => bucket !== undefined && writer.buckets.has(bucket)
  // Who may see what was shown to single people is another matter now: the device finds out as it pulls.
  const isShown = ({ bucket }: Placed): boolean =>
    isSeen(bucket) && !(changesRights && bucket.startsWith('c:'))
  const hasLeft = ({ tbl, id, bucket }: Gone): boolean =>
    isSeen(bucket) && !isSeen(rows.get(keyOf(tbl, id))?.bucket)
  const seen = [...shownRows.values()].filter(isShown)
  const left = settled.gone.filter(hasLeft)
  let room = [...seen, ...left].filter(isSent).reduce((rest, item) => rest - bytesOf(item), most)
  const fits = (item: Placed): boolean => {
    if (isSent(item)) return true
    if (room > 0) room -= bytesOf(item)
    return room > 0
  }
  // A device that has taken a contact out has taken out what belongs to it: where those went is the least it needs.
  return { rows: seen.filter(fits), evict: left.filter(fits) }
}
