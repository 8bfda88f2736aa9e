import { useEffect, useRef, useState } from 'preact/hooks'
import { onChanges, touches } from '@/storage/changes'
import { type AppError, toAppError } from '@/utils/app-error'

type Answer<Data> = { data?: Data; error?: AppError }

/**
 * Asks the server, again when something about the team has changed.
 * @returns the last answer, which stays while another one is under way; why there is none.
 */
export function useFromServer<Data>(
  ask: () => Promise<Data>,
): Answer<Data> & { refetch: () => Promise<void> } {
  const [answer, setAnswer] = useState<Answer<Data>>({})
  const lastRun = useRef(0)
  const refetch = async (): Promise<void> => {
    const run = ++lastRun.current
    try {
      const data = await ask()
      if (run === lastRun.current) setAnswer({ data })
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
