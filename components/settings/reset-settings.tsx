import { useState } from 'preact/hooks'
import { Button } from '@/components/ui/button'
import { ConfirmDialog } from '@/components/ui/dialog'
import { showToast } from '@/components/ui/toast'
import { t } from '@/locales/t'
import { askUi } from '@/storage/client'
import { settingsPatchSchema, type VisibleSettings } from '@/storage/schema/settings'
import { TEAM_PARTS } from '@/storage/schema/team-setting'
import { noteSaved, showError } from '../app/errors'
import { isInTeam } from '../app/may'
import { changeSettings } from '../app/settings'

/** All settings as they were at first. What was recorded stays. */
export function ResetSettings() {
  const [isAsking, setAsking] = useState(false)
  const reset = async (): Promise<void> => {
    setAsking(false)
    try {
      const { before } = await askUi('settings.reset', {})
      noteSaved()
      const action = { label: t('undo.action'), run: () => putBack(before) }
      showToast({ text: t('settings.resetDone'), tone: 'done', action })
    } catch (error) {
      showError(error, { retry: () => void reset() })
    }
  }
  return (
    <div class="stack">
      <p class="quiet">{t('settings.resetHint')}</p>
      {isInTeam() && <p class="quiet">{t('settings.ofTeamStay')}</p>}
      <div>
        <Button onClick={() => setAsking(true)}>{t('settings.reset')}</Button>
      </div>
      {isAsking && (
        <ConfirmDialog
          title={t('settings.resetTitle')}
          confirmLabel={t('settings.reset')}
          cancelLabel={t('common.cancel')}
          onConfirm={() => void reset()}
          onCancel={() => setAsking(false)}
        >
          <p>{t('settings.resetHint')}</p>
          {isInTeam() && <p>{t('settings.ofTeamStay')}</p>}
        </ConfirmDialog>
      )}
    </div>
  )
}

function putBack(before: VisibleSettings): void {
  const { stages: _, customFields: __, ...patch } = settingsPatchSchema.parse(before)
  // What a team has in common was not reset.
  const kept = isInTeam() ? new Set<string>(TEAM_PARTS) : undefined
  changeSettings(Object.fromEntries(Object.entries(patch).filter(([name]) => kept?.has(name) !== true)))
}
