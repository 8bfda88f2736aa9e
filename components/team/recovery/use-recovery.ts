import { askWorkspace } from '@/storage/client'
import type { RecoveryState } from '@/storage/protocol/team-workspace'
import type { AppError } from '@/utils/app-error'
import { useFromServer } from '../use-from-server'

/** How the recovery code stands, as the server says; see `useFromServer`. */
export function useRecovery(): { state?: RecoveryState; error?: AppError; refetch: () => Promise<void> } {
  const { data, ...rest } = useFromServer(() => askWorkspace('team.recovery', {}))
  return { ...rest, ...(data !== undefined && { state: data }) }
}
