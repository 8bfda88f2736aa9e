import { useState } from 'preact/hooks'
import { t } from '@/locales/t'
import { CONSENT_SCOPES, CONSENT_WAYS } from '@/storage/schema/contact'
import { Form } from '../form'
import { type ConsentDraft, useAddConsent } from './use-add-consent'

const STATES = ['given', 'withdrawn'] as const

/** Somebody agreed to something, or withdrew it. What was said before stays in the history. */
export function ConsentForm({ onClose }: { onClose: () => void }) {
  const add = useAddConsent()
  const [typed, setTyped] = useState<ConsentDraft>({
    state: 'given',
    scope: 'marketing',
    way: 'chat',
    note: '',
  })
  const change = (patch: Partial<ConsentDraft>): void => setTyped({ ...typed, ...patch })
  const onSave = (): void => {
    add(typed)
    onClose()
  }
  return (
    <Form label={t('consent.add')} fault={undefined} onSave={onSave} onCancel={onClose}>
      <Choice
        label={t('consent.scope')}
        value={typed.scope}
        options={CONSENT_SCOPES}
        nameOf={(scope) => t(`consent.scope-${scope}`)}
        onChange={(scope) => change({ scope })}
      />
      <Choice
        label={t('consent.state')}
        value={typed.state}
        options={STATES}
        nameOf={(state) => t(`consent.state-${state}`)}
        onChange={(state) => change({ state })}
      />
      <Choice
        label={t('consent.way')}
        value={typed.way}
        options={CONSENT_WAYS}
        nameOf={(way) => t(`consent.way-${way}`)}
        onChange={(way) => change({ way })}
      />
      <input
        class="input"
        aria-label={t('consent.note')}
        placeholder={t('consent.note')}
        maxLength={300}
        dir="auto"
        value={typed.note}
        onInput={(event) => change({ note: event.currentTarget.value })}
      />
    </Form>
  )
}

type ChoiceProps<Option extends string> = {
  label: string
  value: Option
  options: readonly Option[]
  nameOf: (option: Option) => string
  onChange: (option: Option) => void
}

function Choice<Option extends string>(props: ChoiceProps<Option>) {
  const { label, value, options, nameOf, onChange } = props
  return (
    <label class="card-form-line">
      <span>{label}</span>
      <select
        class="input"
        value={value}
        onChange={(event) => {
          const chosen = options.find((option) => option === event.currentTarget.value)
          if (chosen !== undefined) onChange(chosen)
        }}
      >
        {options.map((option) => (
          <option key={option} value={option}>
            {nameOf(option)}
          </option>
        ))}
      </select>
    </label>
  )
}
