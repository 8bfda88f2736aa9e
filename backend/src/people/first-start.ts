import { randomUUID } from 'node:crypto'
import type { NewInvite } from '../../../storage/sync/people-wire.ts'
import type { Db, Tx } from '../db/db.ts'
import { storeInvite } from './invites.ts'

const OWNER_DAYS_MS = 7 * 86_400_000
/** Of our own choosing; instances that start at once wait for one another. */
const FIRST_START_LOCK = 5_417_001

type Start = { db: Db; now: () => number; publicUrl: string; workspaceName: string }

/**
 * Makes the workspace when there is none.
 * @returns an invite for an owner as long as there is none, each time a new one in place of the last; else undefined.
 */
export function firstStart({ db, now, publicUrl, workspaceName }: Start): Promise<NewInvite | undefined> {
  return db.own(async (tx) => {
    await tx.query('select pg_advisory_xact_lock($1)', [FIRST_START_LOCK])
    const ws = (await findWorkspace(tx)) ?? (await makeWorkspace(tx, workspaceName))
    const owners = await tx.query(
      `select 1 from users where ws = $1 and role = 'owner' and left_at is null limit 1`,
      [ws],
    )
    if (owners.length > 0) return undefined
    await tx.query('delete from invites where ws = $1 and created_by is null', [ws])
    return ownerInvite(tx, ws, { now, publicUrl })
  })
}

/** For whoever runs the server and lost all devices of all owners. @returns undefined when there is no workspace. */
export function inviteOwner({
  db,
  now,
  publicUrl,
}: Omit<Start, 'workspaceName'>): Promise<NewInvite | undefined> {
  return db.own(async (tx) => {
    const ws = await findWorkspace(tx)
    return ws === undefined ? undefined : ownerInvite(tx, ws, { now, publicUrl })
  })
}

function ownerInvite(
  tx: Tx,
  ws: string,
  { now, publicUrl }: Pick<Start, 'now' | 'publicUrl'>,
): Promise<NewInvite> {
  return storeInvite(tx, ws, publicUrl, {
    role: 'owner',
    userId: null,
    teamId: null,
    createdBy: null,
    expiresAt: now() + OWNER_DAYS_MS,
    usesLeft: 1,
  })
}

async function findWorkspace(tx: Tx): Promise<string | undefined> {
  return (await tx.query<{ ws: string }>('select ws from workspaces order by created_at limit 1'))[0]?.ws
}

async function makeWorkspace(tx: Tx, name: string): Promise<string> {
  const ws = randomUUID()
  await tx.query('insert into workspaces (ws, name, gen) values ($1, $2, $3)', [ws, name, randomUUID()])
  return ws
}
