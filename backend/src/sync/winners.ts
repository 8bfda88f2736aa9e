import type { Tx } from '../db/db.ts'
import type { Beaten } from './batch.ts'

type Found = { client: string; id: string; name: string }

/** Tells whoever lost a field who wrote what stands. Colleagues know one another's names. */
export async function nameWinners(tx: Tx, ws: string, beaten: readonly Beaten[]): Promise<void> {
  if (beaten.length === 0) return
  const found = await tx.query<Found>(
    `select c.client, u.id, u.name from clients c
     join devices d on d.ws = c.ws and d.id = c.device_id
     join users u on u.ws = d.ws and u.id = d.user_id
     where c.ws = $1 and c.client = any($2::text[])`,
    [ws, [...new Set(beaten.map(({ client }) => client))]],
  )
  const users = new Map(found.map(({ client, id, name }) => [client, { id, name }]))
  for (const { outcome, field, client } of beaten) {
    const user = users.get(client)
    if (user !== undefined) outcome.by = { ...outcome.by, [field]: user }
  }
}
