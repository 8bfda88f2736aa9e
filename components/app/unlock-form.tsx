import type { ComponentChildren } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { SecretInput } from '@/components/ui/secret-input'
import { t } from '@/locales/t'
import { showError } from './errors'

type UnlockProps = {
  /** What is said above the field. */
  children: ComponentChildren
  class: string
  isWrong: boolean
  onSubmit: (passphrase: string) => Promise<void>
  onCancel: () => void
}

/** Asks for the passphrase of a file. */
export function UnlockForm({ children, class: className, isWrong, onSubmit, onCancel }: UnlockProps) {
  const [passphrase, setPassphrase] = useState('')
  const [isBusy, setBusy] = useState(false)
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => field.current?.focus(), [])
  const submit = (event: Event): void => {
    event.preventDefault()
    setBusy(true)
    onSubmit(passphrase)
      .catch(showError)
      .finally(() => {
        setPassphrase('')
        setBusy(false)
      })
  }
  return (
    <form class={`stack ${className}`} onSubmit={submit}>
      <p>{children}</p>
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
