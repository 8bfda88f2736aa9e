import { useState } from 'preact/hooks'
import { Button } from '@/components/ui/button'
import { ConfirmDialog } from '@/components/ui/dialog'
import { showToast } from '@/components/ui/toast'
import { t } from '@/locales/t'
import { keepBackupKey } from '@/storage/backup-folder'
import { newBackupKey } from '@/utils/backup-file/passphrase'
import { showError } from '../app/errors'
import { NewPassphrase } from '../app/new-passphrase'
import { loadPlaces } from './places'
import { changePreferences } from './preferences'

/** Whether backups are encrypted, and with which passphrase from now on. */
export function PassphrasePart({ isOn }: { isOn: boolean }) {
  const [shown, setShown] = useState<'form' | 'off'>()
  const close = (): void => setShown(undefined)
  const change = async (passphrase: string | undefined): Promise<void> => {
    try {
      await keepBackupKey(passphrase === undefined ? undefined : await newBackupKey(passphrase))
      await changePreferences({ fullNext: true })
      await loadPlaces()
      close()
      showToast({
        text: t(passphrase === undefined ? 'backup.passphraseIsOff' : 'backup.passphraseIsOn'),
        tone: 'done',
      })
    } catch (error) {
      showError(error)
    }
  }
  return (
    <div class="stack">
      <p>{t(isOn ? 'backup.passphraseOn' : 'backup.passphraseOff')}</p>
      {shown === 'form' ? (
        <NewPassphrase onSave={change} onCancel={close} />
      ) : (
        <div class="row">
          <Button onClick={() => setShown('form')}>
            {t(isOn ? 'backup.passphraseChange' : 'backup.passphraseSet')}
          </Button>
          {isOn && (
            <Button variant="quiet" onClick={() => setShown('off')}>
              {t('backup.passphraseStop')}
            </Button>
          )}
        </div>
      )}
      {shown === 'off' && (
        <ConfirmDialog
          title={t('backup.passphraseStop')}
          confirmLabel={t('backup.passphraseStop')}
          cancelLabel={t('common.cancel')}
          isDanger
          onConfirm={() => void change(undefined)}
          onCancel={close}
        >
          <p>{t('backup.passphraseStopHint')}</p>
        </ConfirmDialog>
      )}
    </div>
  )
}
