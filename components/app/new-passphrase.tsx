import { useEffect, useRef, useState } from 'preact/hooks'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import { SecretInput } from '@/components/ui/secret-input'
import { t } from '@/locales/t'

const LEAST_LENGTH = 10

type FormProps = {
  /** What it means to lose it, and what the button says, where it is not for backups. */
  warning?: string
  saveLabel?: string
  onSave: (passphrase: string) => Promise<void>
  onCancel: () => void
}

/** A passphrase, twice, and what it means to lose it. */
export function NewPassphrase({ warning, saveLabel, onSave, onCancel }: FormProps) {
  const [first, setFirst] = useState('')
  const [second, setSecond] = useState('')
  const [isTried, setTried] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => field.current?.focus(), [])
  const isShort = first.length < LEAST_LENGTH
  const isOther = first !== second
  const save = async (event: Event): Promise<void> => {
    event.preventDefault()
    setTried(true)
    if (isShort || isOther) return
    setBusy(true)
    await onSave(first)
    setBusy(false)
  }
  return (
    <form class="stack" onSubmit={(event) => void save(event)}>
      <Notice tone="warn">{warning ?? t('backup.passphraseWarning')}</Notice>
      <Field
        label={t('backup.passphraseNew')}
        hint={t('backup.passphraseHint', { count: LEAST_LENGTH })}
        error={isTried && isShort ? t('backup.passphraseShort', { count: LEAST_LENGTH }) : undefined}
      >
        {(control) => (
          <SecretInput
            {...control}
            inputRef={field}
            showLabel={t('common.showPassphrase')}
            autocomplete="new-password"
            value={first}
            onText={setFirst}
          />
        )}
      </Field>
      <Field
        label={t('backup.passphraseAgain')}
        error={isTried && !isShort && isOther ? t('backup.passphraseOther') : undefined}
      >
        {(control) => (
          <SecretInput
            {...control}
            showLabel={t('common.showPassphrase')}
            autocomplete="new-password"
            value={second}
            onText={setSecond}
          />
        )}
      </Field>
      <div class="row">
        <Button type="submit" variant="primary" disabled={isBusy}>
          {saveLabel ?? t('backup.passphraseSave')}
        </Button>
        <Button onClick={onCancel}>{t('common.cancel')}</Button>
      </div>
    </form>
  )
}
