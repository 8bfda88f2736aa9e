import * as z from 'zod/mini'
import { database, type Database } from '../database'
import type { Colleague } from '../protocol/team'
import { TEAM_ROLES, memberId, type TeamSession } from '../schema/team'
import { askServer, type Way } from './ask-server'
import { writeTeamSession } from './team-session'

const KEY = 'colleagues'
const personSchema = z.object({
  id: memberId,
  name: z.string(),
  role: z.enum(TEAM_ROLES),
  hasLeft: z.boolean(),
})
const membersSchema = z.object({ members: z.array(personSchema) })
/** `epoch`: of the rights under which they were asked for. It changes with whoever comes, goes or is called otherwise. */
const keptSchema = z.object({ epoch: z.string(), people: z.array(personSchema) })

/** @returns the people of the team, as they were last seen. */
export async function readColleagues(): Promise<Colleague[]> {
  return colleaguesIn(await database())
}

/** @returns the same of one state of the database. */
export async function colleaguesIn(db: Database): Promise<Colleague[]> {
  return (await keptIn(db))?.people ?? []
}

/**
 * Asks who is there, unless that is known for these rights; keeps one's own name and role right in the session too.
 * @returns whether anything is new.
 */
export async function refreshColleagues(session: TeamSession & Way, epoch: string): Promise<boolean> {
  const db = await database()
  if ((await keptIn(db))?.epoch === epoch) return false
  const { members } = await askServer(session, 'GET', '/v1/admin/members', membersSchema)
  const people = members.map(({ id, name, role, hasLeft }) => ({ id, name, role, hasLeft }))
  await db.syncState.put({ id: KEY, value: { epoch, people } })
  const me = people.find(({ id }) => id === session.user.id)
  if (me === undefined) return true
  const { signal: _, ...kept } = session
  await writeTeamSession({ ...kept, user: { id: me.id, name: me.name }, role: me.role })
  return true
}

async function keptIn(db: Database): Promise<z.infer<typeof keptSchema> | undefined> {
  return z.safeParse(keptSchema, (await db.syncState.get(KEY))?.value).data
}
