import type { Ref } from 'preact'
import { Field } from '@/components/ui/field'

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
        <input
          {...control}
          ref={fieldRef ?? null}
          class="input"
          type="password"
          maxLength={1_000}
          autocomplete={isNew ? 'new-password' : 'current-password'}
          value={value}
          onInput={(event) => onText(event.currentTarget.value)}
        />
      )}
    </Field>
  )
}
