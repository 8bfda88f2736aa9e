import type { Gone, SyncRow } from '../../../storage/sync/wire.ts'
import type { Tx } from '../db/db.ts'
import { bare, type Held, type HeldRows, keyOf, type Stored } from './held.ts'

type RowKey = { tbl: string; id: string }
/** The drivers give big integers as text, number or bigint. */
export type StoredRow = Omit<Stored, 'seq'> & { seq: string | number | bigint }

/** Parameters of one statement stay small enough for any server. */
const CHUNK = 1_000
const COLUMNS = 'tbl, id, bucket, parent, seq, data, clk, unseen'

/** @returns the rows of those keys that exist, and the contacts they belong to. */
export async function loadRows(tx: Tx, ws: string, keys: readonly RowKey[]): Promise<HeldRows> {
  const unique = [...new Map(keys.map((key) => [keyOf(key.tbl, key.id), key])).values()]
  // The limits make it look up each row by its key: the planner would rather read the whole workspace.
  const stored = await tx.query<StoredRow>(
    `with hit as (
       select r.* from unnest($2::text[], $3::text[]) k(tbl, id)
       cross join lateral (
         select ${COLUMNS} from rows where ws = $1 and rows.tbl = k.tbl and rows.id = k.id limit 1
       ) r
     )
     select * from hit
     union all
     select r.* from (select distinct parent from hit where parent is not null) k
     cross join lateral (
       select ${COLUMNS} from rows where ws = $1 and tbl = 'contacts' and id = k.parent limit 1
     ) r`,
    [ws, unique.map(({ tbl }) => tbl), unique.map(({ id }) => id)],
  )
  return new Map(stored.map((row) => [keyOf(row.tbl, row.id), toHeld(row)]))
}

/** Adds what belongs to contacts and is not held yet. */
export async function loadChildren(
  tx: Tx,
  ws: string,
  contactIds: readonly string[],
  into: HeldRows,
): Promise<void> {
  if (contactIds.length === 0) return
  const stored = await tx.query<StoredRow>(
    `select ${COLUMNS} from rows where ws = $1 and parent = any($2::text[]) order by seq`,
    [ws, [...contactIds]],
  )
  for (const row of stored) {
    const key = keyOf(row.tbl, row.id)
    if (!into.has(key)) into.set(key, toHeld(row))
  }
}

/** Writes rows as they are now. */
export async function saveRows(tx: Tx, ws: string, rows: readonly SyncRow[]): Promise<void> {
  for (const chunk of chunksOf(rows)) {
    await tx.query(
      `insert into rows (ws, ${COLUMNS})
       select $1, ${COLUMNS}
       from jsonb_to_recordset($2::text::jsonb)
         as r(tbl text, id text, bucket text, parent text, seq bigint, data jsonb, clk jsonb, unseen jsonb)
       on conflict (ws, tbl, id) do update set bucket = excluded.bucket, parent = excluded.parent,
         seq = excluded.seq, data = excluded.data, clk = excluded.clk, unseen = excluded.unseen`,
      [ws, JSON.stringify(chunk.map(bare))],
    )
  }
}

/** Keeps which rows left which buckets, for devices that were away. */
export async function saveGone(tx: Tx, ws: string, gone: readonly Gone[]): Promise<void> {
  for (const chunk of chunksOf(gone)) {
    await tx.query(
      `insert into gone (ws, bucket, tbl, id, seq)
       select $1, bucket, tbl, id, seq
       from jsonb_to_recordset($2::text::jsonb) as g(bucket text, tbl text, id text, seq bigint)
       on conflict (ws, bucket, tbl, id) do update set seq = excluded.seq, at = now()`,
      [ws, JSON.stringify(chunk)],
    )
  }
}

/** @returns a row as it is worked on. */
export function toHeld(row: StoredRow): Held {
  return { ...bare({ ...row, seq: Number(row.seq) }), from: row.bucket, isChanged: false }
}

function chunksOf<Item>(items: readonly Item[]): Item[][] {
  const count = Math.ceil(items.length / CHUNK)
  return Array.from({ length: count }, (_, at) => items.slice(at * CHUNK, (at + 1) * CHUNK))
}
