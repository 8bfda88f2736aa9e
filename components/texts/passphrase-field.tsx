import type { Ref } from 'preact'
import { Field } from '@/components/ui/field'
import { SecretInput } from '@/components/ui/secret-input'
import { t } from '@/locales/t'

type PassphraseProps = {
  label: string
  hint?: string
  error?: string | undefined
  isNew?: boolean
  value: string
  onText: (text: string) => void
  fieldRef?: Ref<HTMLInputElement>
}

export function PassphraseField({ label, hint, error, isNew, value, onText, fieldRef }: PassphraseProps) {
  return (
    <Field label={label} hint={hint} error={error}>
      {(control) => (
        <SecretInput
          {...control}
          inputRef={fieldRef}
          showLabel={t('common.showPassphrase')}
          maxLength={1_000}
          autocomplete={isNew ? 'new-password' : 'current-password'}
          value={value}
          onText={onText}
        />
      )}
    </Field>
  )
}
