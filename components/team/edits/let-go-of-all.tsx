import { useState } from 'preact/hooks'
import { Button } from '@/components/ui/button'
import { ConfirmDialog } from '@/components/ui/dialog'
import { showToast } from '@/components/ui/toast'
import { t } from '@/locales/t'
import { askUi } from '@/storage/client'
import { showError } from '../../app/errors'

/** All changes that are not with the server are forgotten, on purpose. */
export function LetGoOfAll({ onDone }: { onDone: () => void }) {
  const [isAsking, setAsking] = useState(false)
  const letGo = async (): Promise<void> => {
    setAsking(false)
    try {
      await askUi('team.dismissRefusals', {})
      showToast({ text: t('team.dismissedAll'), tone: 'done' })
      onDone()
    } catch (error) {
      showError(error, { retry: () => void letGo() })
    }
  }
  return (
    <>
      <Button small variant="quiet" onClick={() => setAsking(true)}>
        {t('team.dismissAll')}
      </Button>
      {isAsking && (
        <ConfirmDialog
          title={t('team.dismissAllTitle')}
          confirmLabel={t('team.dismissAll')}
          cancelLabel={t('common.cancel')}
          isDanger
          onConfirm={() => void letGo()}
          onCancel={() => setAsking(false)}
        >
          <p>{t('team.dismissAllHint')}</p>
        </ConfirmDialog>
      )}
    </>
  )
}
