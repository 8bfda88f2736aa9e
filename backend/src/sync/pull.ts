import type { Cursors, Gone, Pull, PullAnswer, SyncRow } from '../../../storage/sync/wire.ts'
import type { Caller } from '../db/db.ts'
import { ApiError } from '../http/api-error.ts'
import { LIMITS, PER_ROW } from '../limits.ts'
import type { Services } from '../services.ts'
import { type Access, withAccess } from './access.ts'
import { bare, type Stored } from './held.ts'

/** `there`: how many there are, one more than fit at most. */
type Found = { gen: string; counter: unknown; gone_floor: unknown; rights: unknown; there: unknown } & (
  | ({
      kind: 'row' | 'gone'
      tbl: string
      id: string
      bucket: string
      seq: unknown
      parent: string | null
    } & Pick<Stored, 'data' | 'clk' | 'unseen'>)
  | { kind: null }
)

// One statement, so that all of it is of one moment: the rights, the counter and the rows. Large rows lie apart from the
// others and are read only when they are given out: what they are measured by is beside the others.
const PULL = `
  with b as (select * from unnest($2::text[], $3::bigint[]) as b(bucket, cursor)),
  items as (
    select 'row' as kind, r.* from b cross join lateral (
      select tbl, id, rows.bucket, parent, seq, data, clk, unseen, size from rows
      where ws = $1 and rows.bucket = b.bucket and seq > b.cursor order by seq limit $4
    ) r
    union all
    select 'gone', g.* from b cross join lateral (
      select tbl, id, gone.bucket, null::text, seq, null::jsonb, null::jsonb, null::jsonb, 0 from gone
      where ws = $1 and gone.bucket = b.bucket and seq > b.cursor order by seq limit $4
    ) g
  ),
  page as (
    select i.*, count(*) over () as there,
      sum(size + ${PER_ROW}) over (order by seq) - size - ${PER_ROW} as before
    from (select * from items order by seq limit $4) i
  )
  select w.gen, w.counter, w.gone_floor, w.rights, p.there, p.kind, p.tbl, p.id, p.bucket, p.parent, p.seq, p.data, p.clk,
    p.unseen
  from workspaces w left join page p on p.before < $5
  where w.ws = $1 order by p.seq`

/**
 * @returns what a device has not seen yet of the buckets it may see, in order. Cursors of buckets it has lost are not in
 * the answer: it drops what it has of them.
 * @throws ApiError 'GEN_CHANGED', or 'CURSOR_TOO_OLD' when it must begin anew.
 */
export async function pull(services: Services, caller: Caller, request: Pull): Promise<PullAnswer> {
  return withAccess(services, caller, (access) => pullOnce(services, access, request))
}

async function pullOnce(services: Services, access: Access, request: Pull): Promise<PullAnswer | undefined> {
  const { caller, epoch, buckets } = access
  const seen = buckets.map((bucket) =>
    Object.hasOwn(request.cursors, bucket) ? (request.cursors[bucket] ?? 0) : 0,
  )
  const most = (services.limits ?? LIMITS).page
  const found = await services.db.as(caller, buckets, (tx) =>
    tx.query<Found>(PULL, [caller.ws, buckets, seen, request.limit + 1, most]),
  )
  const [workspace] = found
  if (workspace === undefined) throw new ApiError('NOT_FOUND')
  if (Number(workspace.rights) !== access.rights) return undefined
  if (workspace.gen !== request.gen) throw new ApiError('GEN_CHANGED', workspace.gen)
  const counter = Number(workspace.counter)
  const floor = Number(workspace.gone_floor)
  // Set back by a copy of the database: the device has seen what is not here any more.
  if (seen.some((cursor) => cursor > counter)) throw new ApiError('CURSOR_TOO_OLD', 'ahead')
  if (seen.some((cursor) => cursor > 0 && cursor < floor)) throw new ApiError('CURSOR_TOO_OLD')
  const { rows, gone, upTo } = page(found, request.limit)
  return {
    gen: workspace.gen,
    now: services.now(),
    epoch,
    cursors: cursorsAt(buckets, seen, upTo ?? counter),
    rows,
    gone,
    more: upTo !== undefined,
    head: counter,
  }
}

/** `upTo`: the last number in it when there is more, of which there are as many as `found` says; each number is given once, so that a page can end at any. */
function page(
  found: readonly Found[],
  limit: number,
): { rows: SyncRow[]; gone: Gone[]; upTo: number | undefined } {
  const rows: SyncRow[] = []
  const gone: Gone[] = []
  let last = 0
  for (const item of found.slice(0, limit)) {
    if (item.kind === null) continue
    const { tbl, id, bucket } = item
    last = Number(item.seq)
    if (item.kind === 'row') rows.push(bare({ ...item, seq: last }))
    else gone.push({ tbl, id, bucket, seq: last })
  }
  return { rows, gone, upTo: Number(found[0]?.there ?? 0) > rows.length + gone.length ? last : undefined }
}

function cursorsAt(buckets: readonly string[], seen: readonly number[], upTo: number): Cursors {
  return Object.fromEntries(buckets.map((bucket, at) => [bucket, Math.max(seen[at] ?? 0, upTo)]))
}
