import type * as z from 'zod/mini'
import type { digestAnswerSchema } from '../../../storage/sync/wire.ts'
import type { Caller } from '../db/db.ts'
import { ApiError } from '../http/api-error.ts'
import type { Services } from '../services.ts'
import { withAccess } from './access.ts'

type Ask = { bucket: string; upto: number }

/**
 * @returns what a device can compare with its own rows, once it has pulled: how many rows of a bucket have a number up to
 * `upto`, and the SHA-256 (hex) of their `table id number` lines in the order of the numbers. It is checked, never adopted.
 * @throws ApiError 'FORBIDDEN' for a bucket the device does not see.
 */
export async function digest(
  services: Services,
  caller: Caller,
  { bucket, upto }: Ask,
): Promise<z.infer<typeof digestAnswerSchema>> {
  return withAccess(services, caller, async (access) => {
    if (!access.buckets.includes(bucket)) throw new ApiError('FORBIDDEN')
    const [found] = await services.db.as(access.caller, access.buckets, (tx) =>
      tx.query<{ rights: unknown; count: unknown; hash: string }>(
        `select w.rights, d.count, d.hash from workspaces w cross join (
           select count(*) as count, encode(sha256(convert_to(
             coalesce(string_agg(tbl || ' ' || id || ' ' || seq || chr(10), '' order by seq), ''), 'UTF8')), 'hex') as hash
           from rows where ws = $1 and bucket = $2 and seq <= $3
         ) d where w.ws = $1`,
        [caller.ws, bucket, upto],
      ),
    )
    if (found === undefined) throw new ApiError('NOT_FOUND')
    if (Number(found.rights) !== access.rights) return undefined
    return { count: Number(found.count), hash: found.hash }
  })
}
