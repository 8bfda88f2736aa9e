import { showToast } from '@/components/ui/toast'
import { t } from '@/locales/t'
import { askWorkspace } from '@/storage/client'
import { toAppError } from '@/utils/app-error'
import { showTeamFault } from './team-fault'

/** Leaves the team. `wipe`: what came from it goes from this browser. */
export async function leaveTeam(how: { wipe: boolean }): Promise<void> {
  try {
    await askWorkspace('team.leave', how)
    showToast({ text: t('team.left'), tone: 'done' })
  } catch (error) {
    showTeamFault(toAppError(error))
  }
}
