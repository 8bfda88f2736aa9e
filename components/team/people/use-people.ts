import { askWorkspace } from '@/storage/client'
import type { OutputOf } from '@/storage/protocol/command'
import type { teamWorkspaceCommands } from '@/storage/protocol/team-workspace'
import type { Member } from '@/storage/sync/people-wire'
import type { AppError } from '@/utils/app-error'
import { useFromServer } from '../use-from-server'

export type People = OutputOf<(typeof teamWorkspaceCommands)['team.people']>
/** Who is in the team, as one of them sees it. */
export type Office = People & { me: Member; deviceId: string; refetch: () => Promise<void> }

/** Who is there, as the server says; see `useFromServer`. */
export function usePeople(): { people?: People; error?: AppError; refetch: () => Promise<void> } {
  const { data, ...rest } = useFromServer(() => askWorkspace('team.people', {}))
  return { ...rest, ...(data !== undefined && { people: data }) }
}
