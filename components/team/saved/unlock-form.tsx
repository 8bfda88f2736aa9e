import { useEffect, useRef, useState } from 'preact/hooks'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { SecretInput } from '@/components/ui/secret-input'
import { t } from '@/locales/t'

type UnlockProps = {
  name: string
  isWrong: boolean
  onSubmit: (passphrase: string) => Promise<void>
  onCancel: () => void
}

/** The passphrase of a file that was saved here. */
export function UnlockForm({ name, isWrong, onSubmit, onCancel }: UnlockProps) {
  const [passphrase, setPassphrase] = useState('')
  const [isBusy, setBusy] = useState(false)
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => field.current?.focus(), [])
  const submit = async (event: Event): Promise<void> => {
    event.preventDefault()
    setBusy(true)
    await onSubmit(passphrase)
    setPassphrase('')
    setBusy(false)
  }
  return (
    <form class="stack team-form" onSubmit={(event) => void submit(event)}>
      <p>
        {t('team.openLocked')} <bdi>{name}</bdi>
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
        <Button onClick={onCancel}>{t('common.cancel')}</Button>
      </div>
    </form>
  )
}
