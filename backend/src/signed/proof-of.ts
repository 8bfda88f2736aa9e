import { revokedStatement } from '../../../storage/sync/signed/statement.ts'
import type { Proof } from '../../../storage/sync/wire.ts'
import { hashOf } from '../people/secrets.ts'
import type { Services } from '../services.ts'
import { signerOf } from './signer.ts'

/**
 * @returns that the device of a token was let go, signed; undefined for a token this server does not know, such as that of a
 * device which joined after the backup that was restored.
 */
export async function proofOf(
  { db }: Pick<Services, 'db'>,
  token: string | undefined,
): Promise<Proof | undefined> {
  if (token === undefined) return undefined
  const [found] = await db.own((tx) =>
    tx.query<{ ws: string; device: string; at: Date }>(
      `select d.ws, d.id as device, coalesce(d.revoked_at, u.left_at) as at
       from devices d join users u on u.ws = d.ws and u.id = d.user_id
       where d.token_hash = $1 and coalesce(d.revoked_at, u.left_at) is not null`,
      [hashOf(token)],
    ),
  )
  if (found === undefined) return undefined
  const { ws, device } = found
  const { sign } = await signerOf(db, ws)
  const at = found.at.getTime()
  return { at, sig: sign(revokedStatement({ ws, device, at })) }
}
