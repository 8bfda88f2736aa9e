import type { Gone, Role, SyncRow } from '../../../storage/sync/wire.ts'
import type { Tx } from '../db/db.ts'
import { LIMITS, PER_ROW } from '../limits.ts'
import { bare, type Stored } from '../sync/held.ts'

/** More than that is not sent inline: the devices are told to pull. */
const MOST_INLINE = 200

export type Changed = SyncRow | Gone

/** A workspace at one moment. */
export type Sight = {
  gen: string
  counter: number
  rights: number
  /** Of those asked for, the devices that still belong to it. */
  devices: { id: string; userId: string; role: Role }[]
  /** By sequence. */
  changed: Changed[]
  /** There is more than that, and the devices are to pull all of it. */
  isMuch: boolean
}

// One statement is one snapshot: the rows are those of the very moment whose rights are read with them. Large ones are told
// by their size alone.
const LOOK = `
with recent as (
  select tbl, id, bucket, seq, false as "isGone", parent, data, clk, unseen, size from rows where ws = $1 and seq > $2
  union all
  select tbl, id, bucket, seq, true, null, null, null, null, 0 from gone where ws = $1 and seq > $2
  order by seq limit $4
),
changed as (select *, sum(size + ${PER_ROW}) over (order by seq) as "upTo" from recent)
select w.gen, w.counter::text, w.rights::text,
  (select coalesce(json_agg(json_build_object('id', d.id, 'userId', u.id, 'role', u.role)), '[]')
    from devices d join users u on u.ws = d.ws and u.id = d.user_id
    where d.ws = $1 and d.id = any($3::text[]) and d.revoked_at is null and u.left_at is null) as devices,
  (select coalesce(json_agg(c order by c.seq), '[]') from changed c where c."upTo" <= $5) as changed,
  (select count(*) from changed) as there
from workspaces w where w.ws = $1`

const TOUCHED = `
select w.counter::text, (
  select coalesce(json_object_agg(bucket, seq), '{}') from (
    select bucket, max(seq) as seq from (
      select bucket, seq from rows where ws = $1 and seq > $2
      union all
      select bucket, seq from gone where ws = $1 and seq > $2
    ) each group by bucket
  ) last
) as buckets
from workspaces w where w.ws = $1`

const BEFORE = `
select b.bucket, coalesce(greatest(
  (select max(seq) from rows where ws = $1 and bucket = b.bucket and seq <= $3),
  (select max(seq) from gone where ws = $1 and bucket = b.bucket and seq <= $3)
), 0)::text as seq
from unnest($2::text[]) as b (bucket)`

type StoredChange = Stored & { isGone: boolean }
type StoredSight = {
  gen: string
  counter: string
  rights: string
  devices: Sight['devices']
  changed: StoredChange[]
  there: unknown
}

/**
 * @param most as many bytes are read at once.
 * @returns what has changed after `head`, or undefined when there is no such workspace.
 */
export async function look(
  tx: Tx,
  ws: string,
  head: number,
  devices: readonly string[],
  most = LIMITS.look,
): Promise<Sight | undefined> {
  const [stored] = await tx.query<StoredSight>(LOOK, [ws, head, devices, MOST_INLINE + 1, most])
  if (stored === undefined) return undefined
  const isMuch = Number(stored.there) > Math.min(MOST_INLINE, stored.changed.length)
  return {
    gen: stored.gen,
    counter: Number(stored.counter),
    rights: Number(stored.rights),
    devices: stored.devices,
    changed: isMuch ? [] : stored.changed.map(toChanged),
    isMuch,
  }
}

/** @returns the last sequence number of each bucket that was touched after `head`. */
export async function touchedSince(
  tx: Tx,
  ws: string,
  head: number,
): Promise<{ counter: number; buckets: Map<string, number> }> {
  const [stored] = await tx.query<{ counter: string; buckets: Record<string, number> }>(TOUCHED, [ws, head])
  return { counter: Number(stored?.counter ?? head), buckets: new Map(Object.entries(stored?.buckets ?? {})) }
}

/** @returns the last sequence number up to `head` of each bucket: 0 when nothing is in it. */
export async function lastSeqs(
  tx: Tx,
  ws: string,
  buckets: readonly string[],
  head: number,
): Promise<[bucket: string, seq: number][]> {
  const found = await tx.query<{ bucket: string; seq: string }>(BEFORE, [ws, buckets, head])
  return found.map(({ bucket, seq }) => [bucket, Number(seq)])
}

function toChanged({ isGone, ...row }: StoredChange): Changed {
  if (!isGone) return bare(row)
  return { tbl: row.tbl, id: row.id, bucket: row.bucket, seq: row.seq }
}
