import type { Outcome } from '../../../storage/sync/wire.ts'
import type { Tx } from '../db/db.ts'
import { ApiError } from '../http/api-error.ts'
import type { HistoryEntry } from './batch.ts'

/**
 * @returns the last number a client has sent; 0 for a new one.
 * @throws ApiError 'DEVICE_REVOKED', or 'CLIENT_FORKED' when another device uses that client: a copy of a profile.
 */
export async function lastNumberOf(tx: Tx, ws: string, deviceId: string, client: string): Promise<number> {
  const [found] = await tx.query<{ last_n: unknown; device_id: string | null }>(
    `select c.last_n, c.device_id from devices d left join clients c on c.ws = d.ws and c.client = $3
     where d.ws = $1 and d.id = $2 and d.revoked_at is null`,
    [ws, deviceId, client],
  )
  if (found === undefined) throw new ApiError('DEVICE_REVOKED')
  if (found.device_id !== null && found.device_id !== deviceId) throw new ApiError('CLIENT_FORKED')
  return Number(found.last_n ?? 0)
}

/** Keeps how far a client has come. */
export async function saveClient(
  tx: Tx,
  ws: string,
  deviceId: string,
  client: string,
  lastN: number,
): Promise<void> {
  await tx.query(
    `insert into clients (ws, client, device_id, last_n) values ($1, $2, $3, $4)
     on conflict (ws, client) do update set last_n = excluded.last_n`,
    [ws, client, deviceId, lastN],
  )
}

/** Keeps what came of mutations, so that none is done twice. One that was parked has another outcome now. */
export async function saveOutcomes(
  tx: Tx,
  ws: string,
  client: string,
  done: readonly { mid: string; outcome: Outcome }[],
): Promise<void> {
  if (done.length === 0) return
  await tx.query(
    `insert into mutations (ws, mid, client, n, outcome)
     select $1, mid, $2, (outcome ->> 'n')::bigint, outcome
     from jsonb_to_recordset($3::text::jsonb) as m(mid uuid, outcome jsonb)
     on conflict (ws, mid) do update set outcome = excluded.outcome`,
    [ws, client, JSON.stringify(done)],
  )
}

/** Keeps what stood before and what came too late, with who wrote it. */
export async function saveHistory(tx: Tx, ws: string, entries: readonly HistoryEntry[]): Promise<void> {
  if (entries.length === 0) return
  await tx.query(
    `insert into history (ws, tbl, id, field, seq, value, stamp, kind, user_id)
     select $1, h.tbl, h.id, h.field, h.seq, h.value, h.stamp, h.kind, d.user_id
     from jsonb_to_recordset($2::text::jsonb)
       as h(tbl text, id text, field text, seq bigint, value jsonb, stamp text, kind text)
     left join clients c on c.ws = $1 and c.client = split_part(h.stamp, '~', 2)
     left join devices d on d.ws = $1 and d.id = c.device_id`,
    [ws, JSON.stringify(entries)],
  )
}
