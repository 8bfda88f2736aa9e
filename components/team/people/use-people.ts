import { useEffect, useRef, useState } from 'preact/hooks'
import { onChanges, touches } from '@/storage/changes'
import { askWorkspace } from '@/storage/client'
import type { OutputOf } from '@/storage/protocol/command'
import type { teamWorkspaceCommands } from '@/storage/protocol/team-workspace'
import type { Member } from '@/storage/sync/people-wire'
import { type AppError, toAppError } from '@/utils/app-error'

export type People = OutputOf<(typeof teamWorkspaceCommands)['team.people']>
/** Who is in the team, as one of them sees it. */
export type Office = People & { me: Member; deviceId: string; refetch: () => Promise<void> }

/**
 * Asks the server who is there, again when something about the team has changed.
 * @returns the last answer, which stays while another one is under way; why there is none.
 */
export function usePeople(): { people?: People; error?: AppError; refetch: () => Promise<void> } {
  const [answer, setAnswer] = useState<{ people?: People; error?: AppError }>({})
  const lastRun = useRef(0)
  const refetch = async (): Promise<void> => {
    const run = ++lastRun.current
    try {
      const people = await askWorkspace('team.people', {})
      if (run === lastRun.current) setAnswer({ people })
    } catch (error) {
      if (run === lastRun.current) setAnswer((before) => ({ ...before, error: toAppError(error) }))
    }
  }
  useEffect(() => {
    void refetch()
    const stop = onChanges((changes) => {
      if (touches(changes, ['team']) && !document.hidden) void refetch()
    })
    return () => {
      lastRun.current += 1
      stop()
    }
  }, [])
  return { ...answer, refetch }
}
