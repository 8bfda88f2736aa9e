import { useState } from 'preact/hooks'
import { Button } from '@/components/ui/button'
import { ConfirmDialog } from '@/components/ui/dialog'
import { showToast } from '@/components/ui/toast'
import { t } from '@/locales/t'
import { askWorkspace } from '@/storage/client'
import { showError } from '../app/errors'

/** Deletes every text for good, after asking. */
export function EraseTexts({ kept, isInTeam }: { kept: number; isInTeam: boolean }) {
  const [isAsking, setAsking] = useState(false)
  const erase = async (): Promise<void> => {
    setAsking(false)
    try {
      const { rows } = await askWorkspace('texts.erase', {})
      showToast({ text: t('texts.erased', { count: rows }), tone: 'done' })
    } catch (error) {
      showError(error, { retry: () => void erase() })
    }
  }
  return (
    <div class="row texts-part">
      <Button onClick={() => setAsking(true)}>{t('texts.eraseAsk')}</Button>
      {isAsking && (
        <ConfirmDialog
          title={t('texts.eraseTitle')}
          confirmLabel={t('texts.erase', { count: kept })}
          cancelLabel={t('common.cancel')}
          isDanger
          onConfirm={() => void erase()}
          onCancel={() => setAsking(false)}
        >
          <p>{t('texts.eraseExplain')}</p>
          {isInTeam && <p>{t('texts.eraseTeam')}</p>}
        </ConfirmDialog>
      )}
    </div>
  )
}
