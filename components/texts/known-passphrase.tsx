import { useEffect, useRef, useState } from 'preact/hooks'
import { Button } from '@/components/ui/button'
import { t } from '@/locales/t'
import { PassphraseField } from './passphrase-field'
import { usePassphrase } from './use-passphrase'

type KnownProps = {
  submitLabel: string
  send: (passphrase: string) => Promise<void>
  onDone: () => void
  onCancel: () => void
}

/** The passphrase that was set before. */
export function KnownPassphrase({ submitLabel, send, onDone, onCancel }: KnownProps) {
  const [passphrase, setPassphrase] = useState('')
  const { isBusy, fault, submit } = usePassphrase(() => send(passphrase), onDone)
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => field.current?.focus(), [])
  const onSubmit = (event: Event): void => {
    event.preventDefault()
    submit()
  }
  return (
    <form class="stack texts-form" onSubmit={onSubmit}>
      <PassphraseField
        label={t('texts.passphrase')}
        error={fault}
        value={passphrase}
        onText={setPassphrase}
        fieldRef={field}
      />
      <div class="row">
        {/* A shorter one cannot have been set. */}
        <Button type="submit" variant="primary" disabled={isBusy || passphrase.length < 8}>
          {submitLabel}
        </Button>
        <Button onClick={onCancel}>{t('common.cancel')}</Button>
      </div>
    </form>
  )
}
