import { randomUUID } from 'node:crypto'
import type { Invite, InviteAsk, NewInvite } from '../../../storage/sync/people-wire.ts'
import type { Caller, Tx } from '../db/db.ts'
import { ApiError } from '../http/api-error.ts'
import { type Change, changeRights, memberOf, type RightsServices } from './change-rights.ts'
import { pinOf } from '../signed/signing-key.ts'
import { mayInvite } from '../../../storage/sync/role-rules.ts'
import { hashOf, newSecret } from './secrets.ts'
import { mustExist } from './teams.ts'

const DAY_MS = 86_400_000

export type InviteServices = RightsServices & { publicUrl: string }
type Stored = Omit<Invite, 'expiresAt'> & { expiresAt: Date }
type Draft = Omit<Invite, 'id'>

/** @throws ApiError 'FORBIDDEN' when it would give more than its maker has. */
export function makeInvite(services: InviteServices, caller: Caller, ask: InviteAsk): Promise<NewInvite> {
  return changeRights(services, caller, async (change) => {
    const { tx, ws, actor } = change
    const invitee = ask.userId === undefined ? undefined : await memberOf(change, ask.userId)
    if (ask.teamId !== undefined) await mustExist(change, ask.teamId)
    const role = invitee?.role ?? ask.role
    if (role === undefined) throw new ApiError('BAD_REQUEST', 'role')
    if (invitee !== undefined && ask.teamId !== undefined) throw new ApiError('BAD_REQUEST', 'teamId')
    const teamId = ask.teamId ?? null
    if (!mayInvite(actor, { role, teamId, invitee })) throw new ApiError('FORBIDDEN', 'invite')
    const made = await storeInvite(tx, ws, services.publicUrl, {
      role,
      teamId,
      userId: invitee?.id ?? null,
      createdBy: actor.id,
      expiresAt: services.now() + ask.days * DAY_MS,
      usesLeft: ask.uses,
    })
    await storeGrants(change, made.id, ask.grants)
    return made
  })
}

/** Puts an invite into the database, without its secret. Its link also names the key by which the server is known. */
export async function storeInvite(tx: Tx, ws: string, publicUrl: string, draft: Draft): Promise<NewInvite> {
  const id = randomUUID()
  const secret = newSecret()
  await tx.query(
    `insert into invites (ws, id, secret_hash, role, user_id, team_id, created_by, expires_at, uses_left)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      ws,
      id,
      hashOf(secret),
      draft.role,
      draft.userId,
      draft.teamId,
      draft.createdBy,
      new Date(draft.expiresAt).toISOString(),
      draft.usesLeft,
    ],
  )
  const link = `${publicUrl}/join#${secret}.${await pinOf(tx, ws)}`
  return { id, secret, link, expiresAt: draft.expiresAt }
}

/** @returns one's own that can still be used; an owner sees all. */
export function listInvites(
  { db, now }: Pick<RightsServices, 'db' | 'now'>,
  { ws, userId, role }: Caller,
): Promise<Invite[]> {
  return db.own(async (tx) => {
    const invites = await tx.query<Stored>(
      `select id, role, user_id as "userId", team_id as "teamId", created_by as "createdBy",
         expires_at as "expiresAt", uses_left as "usesLeft"
       from invites where ws = $1 and expires_at > $2 and uses_left > 0 and ($3::boolean or created_by = $4)
       order by created_at, id`,
      [ws, new Date(now()).toISOString(), role === 'owner', userId],
    )
    return invites.map((invite) => ({ ...invite, expiresAt: invite.expiresAt.getTime() }))
  })
}

/** @throws ApiError 'NOT_FOUND' also for what is somebody else's. */
export function withdrawInvite(services: RightsServices, caller: Caller, id: string): Promise<void> {
  return changeRights(services, caller, async ({ tx, ws, actor }) => {
    const withdrawn = await tx.query(
      'delete from invites where ws = $1 and id = $2 and ($3::boolean or created_by = $4) returning id',
      [ws, id, actor.role === 'owner', actor.id],
    )
    if (withdrawn.length === 0) throw new ApiError('NOT_FOUND', 'invite')
    await tx.query('delete from key_grants where ws = $1 and holder = $2', [ws, `invite:${id}`])
  })
}

/** Keys wrapped by what is in the link's fragment, for the first device that joins by it. */
async function storeGrants({ tx, ws }: Change, id: string, grants: InviteAsk['grants']): Promise<void> {
  const known = await tx.query(
    `insert into key_grants (ws, epoch, holder, wrapped)
     select $1, given.epoch, $2, given.wrapped
     from unnest($3::int[], $4::text[]) as given (epoch, wrapped)
     join key_epochs e on e.ws = $1 and e.epoch = given.epoch
     on conflict do nothing returning epoch`,
    [ws, `invite:${id}`, grants.map(({ epoch }) => epoch), grants.map(({ wrapped }) => wrapped)],
  )
  if (known.length < grants.length) throw new ApiError('BAD_REQUEST', 'grants')
}
