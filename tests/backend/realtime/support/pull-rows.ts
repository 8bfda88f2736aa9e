import type { Db } from '../../../../backend/src/db/db.ts'
import type { Services } from '../../../../backend/src/services.ts'
import type { Cursors, Gone, SyncRow } from '../../../../storage/sync/wire.ts'
import type { Device } from './team.ts'

export type Pulled = { epoch: string; cursors: Cursors; rows: SyncRow[]; gone: Gone[]; more: boolean }

const PULL = `
with asked as (select * from unnest($2::text[], $3::bigint[]) as a (bucket, cursor))
select
  (select coalesce(json_agg(r order by r.seq), '[]') from (
    select tbl, id, bucket, parent, seq, data, clk from rows join asked using (bucket)
    where ws = $1 and seq > asked.cursor) r) as rows,
  (select coalesce(json_agg(g order by g.seq), '[]') from (
    select tbl, id, bucket, seq from gone join asked using (bucket)
    where ws = $1 and seq > asked.cursor) g) as gone
from workspaces w where w.ws = $1`

/** All there is for a device, found without the server's own pull. A cursor stands at the last row of its bucket. */
export async function pullRows(
  { db, access }: { db: Db; access: Services['access'] },
  { ws, id: deviceId, userId }: Device,
  cursors: Cursors,
): Promise<Pulled> {
  const { epoch, buckets } = await access.bucketsOf({ ws, deviceId, userId, role: 'rep' })
  const [found] = await db.own((tx) =>
    tx.query<{ rows: SyncRow[]; gone: Gone[] }>(PULL, [
      ws,
      buckets,
      buckets.map((bucket) => cursors[bucket] ?? 0),
    ]),
  )
  const { rows, gone } = found!
  const last = (bucket: string): number =>
    Math.max(
      cursors[bucket] ?? 0,
      ...[...rows, ...gone].filter((each) => each.bucket === bucket).map((each) => each.seq),
    )
  return {
    epoch,
    rows,
    gone,
    more: false,
    cursors: Object.fromEntries(buckets.map((bucket) => [bucket, last(bucket)])),
  }
}
