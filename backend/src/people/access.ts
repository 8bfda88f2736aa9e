import type { Tx } from '../db/db.ts'
import { ApiError } from '../http/api-error.ts'
import type { Services } from '../services.ts'
import { findPerson, type Person } from './person.ts'

/** Asked anew at each request and before each delta: the role is that of the database, not that of the caller. */
export function createAccess({ db }: Pick<Services, 'db'>): Services['access'] {
  return {
    bucketsOf: ({ ws, userId }) =>
      db.own(async (tx) => {
        // First, so that a change of rights between the two is seen too soon and not too late.
        const [workspace] = await tx.query<{ epoch: string }>(
          `select gen || ':' || rights as epoch from workspaces where ws = $1`,
          [ws],
        )
        const person = await findPerson(tx, ws, userId)
        if (workspace === undefined || person === undefined || person.hasLeft)
          throw new ApiError('DEVICE_REVOKED')
        return { epoch: workspace.epoch, buckets: await bucketsOfPerson(tx, ws, person) }
      }),
  }
}

/** @returns what one may see: the team's, one's own, and that of whoever one is over. */
export async function bucketsOfPerson(tx: Tx, ws: string, person: Person): Promise<string[]> {
  const people = await seenPeople(tx, ws, person)
  const teams = person.role === 'owner' ? await allTeams(tx, ws) : person.teams
  const shared = await sharedContacts(tx, ws, { people, teams, isOwner: person.role === 'owner' })
  return [
    'ws',
    ...people.map((id) => `o:${id}`),
    ...teams.map((id) => `t:${id}`),
    ...shared.map((id) => `c:${id}`),
  ]
}

/** Those who left too: what they had is still to be handed over. */
async function seenPeople(tx: Tx, ws: string, { id, role }: Person): Promise<string[]> {
  if (role === 'rep' || role === 'viewer') return [id]
  const seen = await tx.query<{ id: string }>(
    role === 'owner'
      ? `select id from users where ws = $1 and id <> $2 order by id`
      : `select distinct u.id from team_members mine
         join team_members theirs on theirs.ws = mine.ws and theirs.team_id = mine.team_id
         join users u on u.ws = theirs.ws and u.id = theirs.user_id and u.role in ('rep', 'viewer')
         where mine.ws = $1 and mine.user_id = $2 order by u.id`,
    [ws, id],
  )
  return [id, ...seen.map((each) => each.id)]
}

async function allTeams(tx: Tx, ws: string): Promise<string[]> {
  const teams = await tx.query<{ id: string }>('select id from teams where ws = $1 order by id', [ws])
  return teams.map(({ id }) => id)
}

/** Shown to one of these people, or theirs by its own fields. */
async function sharedContacts(
  tx: Tx,
  ws: string,
  sees: { people: readonly string[]; teams: readonly string[]; isOwner: boolean },
): Promise<string[]> {
  const contacts = await tx.query<{ id: string }>(
    `select contact_id as id from shares where ws = $1 and user_id = any($2::text[])
     union
     select id from rows where ws = $1 and tbl = 'contacts' and bucket like 'c:%' and ($4::boolean
       or data ->> 'teamId' = any($3::text[])
       or (data ->> 'teamId' is null and data ->> 'ownerId' = any($2::text[])))
     order by 1`,
    [ws, sees.people, sees.teams, sees.isOwner],
  )
  return contacts.map(({ id }) => id)
}
