import { randomUUID } from 'node:crypto'
import { type Join, type JoinAnswer, type Role } from '../../../storage/sync/wire.ts'
import type { Tx } from '../db/db.ts'
import { ApiError } from '../http/api-error.ts'
import { refuseOther } from '../http/refuse-other.ts'
import { raiseRights, type RightsServices, tell } from './change-rights.ts'
import { findPerson } from './person.ts'
import { mayInvite } from '../../../storage/sync/role-rules.ts'
import { hashOf, newSecret } from './secrets.ts'

type Used = {
  ws: string
  id: string
  role: Role
  userId: string | null
  teamId: string | null
  createdBy: string | null
}
type Joining = { tx: Tx; invite: Used; ask: Join }
/** All but the key by which the server is known. */
export type Joined = Omit<JoinAnswer, 'key'>

/**
 * Makes a device, and its person if the invite is not for somebody who is there. The token is told this once.
 * @throws ApiError 'INVITE_VOID', whatever the reason: who guesses learns nothing.
 */
export async function join(services: RightsServices, ask: Join): Promise<Joined> {
  refuseOther(ask.proto)
  const token = newSecret()
  const answer = await services.db.own(async (tx) => {
    const joined = { tx, ask, invite: await useInvite(tx, ask.invite, services.now()) }
    const user = await userOf(joined)
    const deviceId = await makeDevice(joined, user.id, token)
    const keyGrants = await handOverKeys(joined, deviceId)
    return {
      token,
      deviceId,
      user: { id: user.id, name: user.name },
      role: user.role,
      keyGrants,
      ...(await workspaceOf(joined)),
    }
  })
  await tell(services, () => services.live.rightsChanged(answer.ws.id))
  return answer
}

async function useInvite(tx: Tx, secret: string, at: number): Promise<Used> {
  const hash = hashOf(secret)
  const [found] = await tx.query<{ ws: string }>('select ws from invites where secret_hash = $1', [hash])
  if (found === undefined) throw new ApiError('INVITE_VOID')
  // First the workspace, like all that changes rights, so that nobody waits for one another in a circle.
  await raiseRights(tx, found.ws)
  const [invite] = await tx.query<Used>(
    `update invites set uses_left = uses_left - 1
     where secret_hash = $1 and uses_left > 0 and expires_at > $2
     returning ws, id, role, user_id as "userId", team_id as "teamId", created_by as "createdBy"`,
    [hash, new Date(at).toISOString()],
  )
  if (invite === undefined || !(await isStillGood(tx, invite))) throw new ApiError('INVITE_VOID')
  return invite
}

/** Its maker may have left, or lost their role, since: then it is worth nothing. */
async function isStillGood(tx: Tx, { ws, role, teamId, userId, createdBy }: Used): Promise<boolean> {
  const invitee = userId === null ? undefined : await findPerson(tx, ws, userId)
  if (userId !== null && (invitee === undefined || invitee.hasLeft)) return false
  if (createdBy === null) return true
  const maker = await findPerson(tx, ws, createdBy)
  if (maker === undefined || maker.hasLeft) return false
  return mayInvite(maker, { role: invitee?.role ?? role, teamId, invitee })
}

async function userOf({ tx, invite, ask }: Joining): Promise<{ id: string; name: string; role: Role }> {
  if (invite.userId !== null) {
    const known = await findPerson(tx, invite.ws, invite.userId)
    if (known === undefined) throw new ApiError('INVITE_VOID')
    return known
  }
  const user = { id: randomUUID(), name: ask.userName ?? ask.deviceName, role: invite.role }
  await tx.query('insert into users (ws, id, name, role) values ($1, $2, $3, $4)', [
    invite.ws,
    user.id,
    user.name,
    user.role,
  ])
  // The team may have been dissolved since; then they come into none.
  await tx.query(
    `insert into team_members (ws, team_id, user_id)
     select ws, id, $3 from teams where ws = $1 and id = $2`,
    [invite.ws, invite.teamId, user.id],
  )
  return user
}

async function makeDevice({ tx, invite, ask }: Joining, userId: string, token: string): Promise<string> {
  const id = randomUUID()
  await tx.query(
    'insert into devices (ws, id, user_id, name, token_hash, pubkey) values ($1, $2, $3, $4, $5, $6)',
    [invite.ws, id, userId, ask.deviceName, hashOf(token), ask.pubkey],
  )
  return id
}

/** Wrapped by the link's fragment until the device has wrapped them for its own key. */
async function handOverKeys({ tx, invite }: Joining, deviceId: string): Promise<JoinAnswer['keyGrants']> {
  return tx.query(
    `insert into key_grants (ws, epoch, holder, wrapped)
     select ws, epoch, $3, wrapped from key_grants where ws = $1 and holder = $2
     returning epoch, wrapped`,
    [invite.ws, `invite:${invite.id}`, deviceId],
  )
}

async function workspaceOf({ tx, invite }: Joining): Promise<Pick<JoinAnswer, 'ws' | 'gen'>> {
  const [found] = await tx.query<{ name: string; gen: string }>(
    'select name, gen from workspaces where ws = $1',
    [invite.ws],
  )
  if (found === undefined) throw new ApiError('INVITE_VOID')
  return { ws: { id: invite.ws, name: found.name }, gen: found.gen }
}
