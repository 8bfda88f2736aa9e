import type { Db, Tx } from '../../../../backend/src/db/db.ts'
import type { Written } from '../../../../backend/src/services.ts'
import type { Gone, SyncRow } from '../../../../storage/sync/wire.ts'

export type RowOf = { id: string; bucket: string; data?: SyncRow['data'] }

/** Writes rows as a push does: under the workspace's counter, leaving `gone` in the buckets they were in. */
export async function writeRows(db: Db, ws: string, rows: readonly RowOf[]): Promise<Written> {
  return db.own((tx) => writeRowsIn(tx, ws, rows))
}

export async function writeRowsIn(tx: Tx, ws: string, wanted: readonly RowOf[]): Promise<Written> {
  const [stored] = await tx.query<{ counter: unknown }>(
    'select counter from workspaces where ws = $1 for no key update',
    [ws],
  )
  let seq = Number(stored?.counter)
  const rows: SyncRow[] = []
  const gone: Gone[] = []
  for (const { id, bucket, data = {} } of wanted) {
    const key = [ws, 'contacts', id]
    const [old] = await tx.query<{ bucket: string }>(
      'select bucket from rows where ws = $1 and tbl = $2 and id = $3',
      key,
    )
    if (old !== undefined && old.bucket !== bucket) {
      gone.push({ tbl: 'contacts', id, bucket: old.bucket, seq: ++seq })
      await tx.query(
        `insert into gone (ws, tbl, id, bucket, seq) values ($1, $2, $3, $4, $5)
         on conflict (ws, bucket, tbl, id) do update set seq = excluded.seq`,
        [...key, old.bucket, seq],
      )
    }
    await tx.query('delete from gone where ws = $1 and tbl = $2 and id = $3 and bucket = $4', [
      ...key,
      bucket,
    ])
    rows.push({ tbl: 'contacts', id, bucket, parent: null, seq: ++seq, data, clk: {} })
    await tx.query(
      `insert into rows (ws, tbl, id, bucket, seq, data, clk) values ($1, $2, $3, $4, $5, $6::text::jsonb, '{}')
       on conflict (ws, tbl, id) do update set bucket = excluded.bucket, seq = excluded.seq, data = excluded.data`,
      [...key, bucket, seq, JSON.stringify(data)],
    )
  }
  await tx.query('update workspaces set counter = $2 where ws = $1', [ws, seq])
  return { ws, client: 'client-1', rows, gone }
}
