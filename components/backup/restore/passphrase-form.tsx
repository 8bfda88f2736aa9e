import { useEffect, useRef, useState } from 'preact/hooks'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { SecretInput } from '@/components/ui/secret-input'
import { t } from '@/locales/t'
import { showError } from '../../app/errors'
import type { BackupFile } from '../read-heads'
import { unlock } from './open-files'
import { restart } from './stage'

export function PassphraseForm({ file, isWrong }: { file: BackupFile; isWrong: boolean }) {
  const [passphrase, setPassphrase] = useState('')
  const [isBusy, setBusy] = useState(false)
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => field.current?.focus(), [])
  const submit = (event: Event): void => {
    event.preventDefault()
    setBusy(true)
    unlock(passphrase)
      .catch(showError)
      .finally(() => {
        setPassphrase('')
        setBusy(false)
      })
  }
  return (
    <form class="stack backup-form" onSubmit={submit}>
      <p>
        {t('backup.locked')} <bdi class="backup-name">{file.name}</bdi>
      </p>
      <Field
        label={t('backup.passphrase')}
        error={isWrong && passphrase === '' ? t('backup.fault-wrong-passphrase') : undefined}
      >
        {(control) => (
          <SecretInput
            {...control}
            inputRef={field}
            showLabel={t('common.showPassphrase')}
            autocomplete="current-password"
            value={passphrase}
            onText={setPassphrase}
          />
        )}
      </Field>
      <div class="row">
        <Button type="submit" variant="primary" disabled={isBusy || passphrase === ''}>
          {t('backup.unlock')}
        </Button>
        <Button onClick={restart}>{t('common.cancel')}</Button>
      </div>
    </form>
  )
}
