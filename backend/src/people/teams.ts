import { randomUUID } from 'node:crypto'
import type { Team } from '../../../storage/sync/people-wire.ts'
import type { Caller } from '../db/db.ts'
import { ApiError } from '../http/api-error.ts'
import { type Change, changeRights, memberOf, type RightsServices } from './change-rights.ts'
import { mayPlace } from '../../../storage/sync/role-rules.ts'

export function listTeams({ db }: Pick<RightsServices, 'db'>, { ws }: Caller): Promise<Team[]> {
  return db.own((tx) => tx.query<Team>('select id, name from teams where ws = $1 order by name, id', [ws]))
}

/** @throws ApiError 'FORBIDDEN': only owners make, name and dissolve teams. */
export function makeTeam(services: RightsServices, caller: Caller, name: string): Promise<Team> {
  return changeRights(services, caller, async (change) => {
    mustBeOwner(change)
    const id = randomUUID()
    await change.tx.query('insert into teams (ws, id, name) values ($1, $2, $3)', [change.ws, id, name])
    return { id, name }
  })
}

export function renameTeam(
  services: RightsServices,
  caller: Caller,
  id: string,
  name: string,
): Promise<void> {
  return changeRights(services, caller, async (change) => {
    mustBeOwner(change)
    await mustExist(change, id)
    await change.tx.query('update teams set name = $3 where ws = $1 and id = $2', [change.ws, id, name])
  })
}

/** A team that still has contacts stays: nobody would see them any more. */
export function dissolveTeam(services: RightsServices, caller: Caller, id: string): Promise<void> {
  return changeRights(services, caller, async (change) => {
    const { tx, ws } = change
    mustBeOwner(change)
    await mustExist(change, id)
    const rows = await tx.query(
      `select 1 from rows where ws = $1 and (bucket = $2
         or (tbl = 'contacts' and bucket like 'c:%' and data ->> 'teamId' = $3)) limit 1`,
      [ws, `t:${id}`, id],
    )
    if (rows.length > 0) throw new ApiError('BAD_REQUEST', 'the team has contacts')
    await tx.query('delete from teams where ws = $1 and id = $2', [ws, id])
  })
}

/** Puts somebody into a team, or takes them out of it. Repeated, it does nothing. */
export function placeInTeam(
  services: RightsServices,
  caller: Caller,
  { teamId, userId, isIn }: { teamId: string; userId: string; isIn: boolean },
): Promise<void> {
  return changeRights(services, caller, async (change) => {
    const { tx, ws, actor } = change
    await mustExist(change, teamId)
    const member = await memberOf(change, userId)
    if (!mayPlace(actor, member, teamId)) throw new ApiError('FORBIDDEN', 'team')
    await tx.query(
      isIn
        ? 'insert into team_members (ws, team_id, user_id) values ($1, $2, $3) on conflict do nothing'
        : 'delete from team_members where ws = $1 and team_id = $2 and user_id = $3',
      [ws, teamId, userId],
    )
  })
}

/** @throws ApiError 'NOT_FOUND'. */
export async function mustExist({ tx, ws }: Pick<Change, 'tx' | 'ws'>, id: string): Promise<void> {
  const found = await tx.query('select 1 from teams where ws = $1 and id = $2', [ws, id])
  if (found.length === 0) throw new ApiError('NOT_FOUND', 'team')
}

function mustBeOwner({ actor }: Change): void {
  if (actor.role !== 'owner') throw new ApiError('FORBIDDEN', 'owners only')
}
