import type { Role } from '../../../storage/sync/wire.ts'
import type { Tx } from '../db/db.ts'

export type Person = { id: string; name: string; role: Role; teams: string[]; hasLeft: boolean }

const PEOPLE = `
  select u.id, u.name, u.role, u.left_at is not null as "hasLeft",
    array(select m.team_id from team_members m where m.ws = u.ws and m.user_id = u.id order by m.team_id) as teams
  from users u where u.ws = $1`

/** @returns everybody of a workspace, who left too. */
export function listPeople(tx: Tx, ws: string): Promise<Person[]> {
  return tx.query<Person>(`${PEOPLE} order by u.created_at, u.id`, [ws])
}

/** @returns one of them; undefined when there is none. */
export async function findPerson(tx: Tx, ws: string, id: string): Promise<Person | undefined> {
  return (await tx.query<Person>(`${PEOPLE} and u.id = $2`, [ws, id]))[0]
}
