import { useState } from 'preact/hooks'
import { Button } from '@/components/ui/button'
import { ConfirmDialog } from '@/components/ui/dialog'
import { showToast } from '@/components/ui/toast'
import { t } from '@/locales/t'
import { askUi } from '@/storage/client'
import { settingsPatchSchema, type VisibleSettings } from '@/storage/schema/settings'
import { noteSaved, showError } from '../app/errors'
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
        </ConfirmDialog>
      )}
    </div>
  )
}

function putBack(before: VisibleSettings): void {
  const { stages: _, customFields: __, ...patch } = settingsPatchSchema.parse(before)
  changeSettings(patch)
}
