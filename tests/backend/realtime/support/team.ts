import { randomBytes, randomUUID } from 'node:crypto'
import type { Db } from '../../../../backend/src/db/db.ts'
import { hashOf } from '../../../../backend/src/people/secrets.ts'
import type { Role } from '../../../../storage/sync/wire.ts'

export type Device = { ws: string; id: string; userId: string; token: string }

/** A workspace of its own. @returns its id. */
export async function makeWorkspace(db: Db): Promise<string> {
  const ws = randomUUID()
  await db.own((tx) =>
    tx.query('insert into workspaces (ws, name, gen) values ($1, $2, $3)', [ws, 'Team', 'g1']),
  )
  return ws
}

/** Somebody with one device. */
export async function addDevice(db: Db, ws: string, userId: string, role: Role = 'rep'): Promise<Device> {
  const token = randomBytes(32).toString('base64url')
  const id = `d-${randomUUID()}`
  await db.own(async (tx) => {
    await tx.query('insert into users (ws, id, name, role) values ($1, $2, $3, $4) on conflict do nothing', [
      ws,
      userId,
      `Name of ${userId}`,
      role,
    ])
    await tx.query(
      `insert into devices (ws, id, user_id, name, token_hash, pubkey) values ($1, $2, $3, 'Browser', $4, 'key')`,
      [ws, id, userId, hashOf(token)],
    )
  })
  return { ws, id, userId, token }
}

export async function revokeDevice(db: Db, { ws, id }: Device): Promise<void> {
  await db.own((tx) => tx.query('update devices set revoked_at = now() where ws = $1 and id = $2', [ws, id]))
}
