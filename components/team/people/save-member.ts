import { askWorkspace } from '@/storage/client'
import type { Member } from '@/storage/sync/people-wire'

/**
 * Has the server make somebody what they are to be, and asks only for what differs. Into teams first: a manager who takes
 * somebody out of the one team they share could do nothing more for them.
 */
export async function saveMember(before: Member, next: Member): Promise<void> {
  const { id } = before
  const change = {
    ...(next.name !== before.name && { name: next.name }),
    ...(next.role !== before.role && { role: next.role }),
  }
  const place = (teamId: string, isIn: boolean): Promise<void> =>
    askWorkspace('team.placeInTeam', { teamId, userId: id, isIn })
  for (const teamId of next.teams) if (!before.teams.includes(teamId)) await place(teamId, true)
  if (Object.keys(change).length > 0) await askWorkspace('team.changeMember', { id, ...change })
  for (const teamId of before.teams) if (!next.teams.includes(teamId)) await place(teamId, false)
}
