import { useEffect, useRef, useState } from 'preact/hooks'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { t } from '@/locales/t'
import { PassphraseField } from './passphrase-field'
import { LEAST_LENGTH, usePassphrase } from './use-passphrase'

type NewProps = {
  /** The one of before is asked for too. */
  isChange?: boolean
  submitLabel: string
  send: (passphrase: string, old: string) => Promise<void>
  onDone: () => void
  onCancel: () => void
}

/** A new passphrase, twice, and what is lost with it. */
export function NewPassphrase({ isChange = false, submitLabel, send, onDone, onCancel }: NewProps) {
  const [old, setOld] = useState('')
  const [first, setFirst] = useState('')
  const [second, setSecond] = useState('')
  const [isTried, setTried] = useState(false)
  const { isBusy, fault, submit } = usePassphrase(() => send(first, old), onDone)
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => field.current?.focus(), [])
  const isShort = first.length < LEAST_LENGTH
  const isOther = first !== second
  const onSubmit = (event: Event): void => {
    event.preventDefault()
    setTried(true)
    if (!isShort && !isOther) submit()
  }
  return (
    <form class="stack texts-form" onSubmit={onSubmit}>
      <Notice tone="warn">{t('texts.cannotRecover')}</Notice>
      {isChange && (
        <PassphraseField
          label={t('texts.oldPassphrase')}
          error={fault}
          value={old}
          onText={setOld}
          fieldRef={field}
        />
      )}
      <PassphraseField
        isNew
        label={isChange ? t('texts.newPassphrase') : t('texts.passphrase')}
        hint={t('texts.passphraseHint', { count: LEAST_LENGTH })}
        error={isTried && isShort ? t('texts.passphraseShort', { count: LEAST_LENGTH }) : undefined}
        value={first}
        onText={setFirst}
        {...(!isChange && { fieldRef: field })}
      />
      <PassphraseField
        isNew
        label={t('texts.passphraseAgain')}
        error={isTried && !isShort && isOther ? t('texts.passphraseOther') : undefined}
        value={second}
        onText={setSecond}
      />
      <div class="row">
        <Button type="submit" variant="primary" disabled={isBusy}>
          {submitLabel}
        </Button>
        <Button onClick={onCancel}>{t('common.cancel')}</Button>
      </div>
    </form>
  )
}
