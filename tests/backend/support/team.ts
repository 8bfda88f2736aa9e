import { createHash, randomUUID } from 'node:crypto'
import type { Caller, Db } from '../../../backend/src/db/db.ts'

/** Empties a database: many times faster than another one. */
export async function clear(db: Db): Promise<Db> {
  await db.own((tx) =>
    tx.query('truncate workspaces, users, team_members, devices, clients, mutations cascade'),
  )
  return db
}

/** Makes a team of one owner with one device. @returns the owner as a caller. */
export async function makeTeam(db: Db, ws = 'team'): Promise<Caller> {
  const caller: Caller = { ws, userId: 'owner', deviceId: 'device', role: 'owner' }
  await db.own(async (tx) => {
    await tx.query(`insert into workspaces (ws, name, gen) values ($1, 'Team', 'first')`, [ws])
    await tx.query(`insert into users (ws, id, name, role) values ($1, $2, 'Ölaf "x"', 'owner')`, [
      ws,
      caller.userId,
    ])
    await tx.query(
      `insert into devices (ws, id, user_id, name, token_hash, pubkey) values ($1, $2, $3, 'Laptop', $4, 'key')`,
      [ws, caller.deviceId, caller.userId, createHash('sha256').update(randomUUID()).digest()],
    )
  })
  return caller
}
