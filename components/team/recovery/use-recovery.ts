import { useEffect, useRef, useState } from 'preact/hooks'
import { onChanges, touches } from '@/storage/changes'
import { askWorkspace } from '@/storage/client'
import type { RecoveryState } from '@/storage/protocol/team-workspace'
import { type AppError, toAppError } from '@/utils/app-error'

type Answer = { state?: RecoveryState; error?: AppError }

/**
 * Asks the server about the recovery code, again when something about the team has changed.
 * @returns the last answer, which stays while another one is under way; why there is none.
 */
export function useRecovery(): Answer & { refetch: () => Promise<void> } {
  const [answer, setAnswer] = useState<Answer>({})
  const lastRun = useRef(0)
  const refetch = async (): Promise<void> => {
    const run = ++lastRun.current
    try {
      const state = await askWorkspace('team.recovery', {})
      if (run === lastRun.current) setAnswer({ state })
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
