import type { Draft } from '@/components/customer'
import { t } from '@/locales/t'
import { CONSENT_SCOPES, CONSENT_WAYS } from '@/storage/schema/contact'
import { newId } from '@/utils/ids'
import { Form } from '../form'
import { consentDrafts, useFormDraft } from '../form-drafts'
import { type ConsentDraft, useAddConsent } from './use-add-consent'

const STATES = ['given', 'withdrawn'] as const

/** Somebody agreed to something, or withdrew it. What was said before stays in the history, and what is half filled in with its customer. */
export function ConsentForm({ onClose }: { onClose: () => void }) {
  const add = useAddConsent()
  const { begun, ...kept } = useFormDraft(consentDrafts, undefined)
  const typed = typedOf(begun)
  const change = (patch: Partial<ConsentDraft>): void => kept.keep(typed.note, { ...typed, ...patch })
  const onSave = (): void => {
    kept.whileSaving(() => add(begun?.noteId ?? newId(), typed))
    onClose()
  }
  const onCancel = (): void => {
    kept.drop()
    onClose()
  }
  return (
    <Form label={t('consent.add')} fault={undefined} onSave={onSave} onCancel={onCancel}>
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

/** What was begun is checked as anything that was stored. */
function typedOf(begun: Draft | undefined): ConsentDraft {
  const { state, scope, way, note } = begun?.fields ?? {}
  return {
    state: STATES.find((one) => one === state) ?? 'given',
    scope: CONSENT_SCOPES.find((one) => one === scope) ?? 'marketing',
    way: CONSENT_WAYS.find((one) => one === way) ?? 'chat',
    note: note ?? '',
  }
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
