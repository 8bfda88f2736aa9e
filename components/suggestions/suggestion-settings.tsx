import './suggestions.css'
import { Check, Field } from '@/components/ui/field'
import { TimeField } from '@/components/ui/time-field'
import { t } from '@/locales/t'
import { CURRENCIES } from '@/utils/products/currencies'
import { LookList } from '../app/look-list'
import { LookOnly } from '../app/look-only'
import { mayChange } from '../app/may'
import { changeSettings, settings } from '../app/settings'
import { DaysField } from './days-field'

/** Whether replies are proposed, when somebody is there to answer, and the currency one sells in. */
export function SuggestionSettings() {
  const current = settings.value
  if (current === undefined) return null
  const { suggestions, workingHours, currency } = current
  const changeHours = (patch: Partial<typeof workingHours>): void =>
    changeSettings({ workingHours: { ...workingHours, ...patch } })
  return (
    <div class="stack">
      <Check
        label={t('rules.settingOn')}
        hint={t('rules.settingHint')}
        checked={suggestions}
        onChange={(on) => changeSettings({ suggestions: on })}
      />
      <div role="group" aria-label={t('rules.workingHours')} class="stack">
        <span class="field-label">{t('rules.workingHours')}</span>
        <DaysField days={workingHours.days} onChange={(days) => changeHours({ days })} />
        <div class="settings-pair">
          <TimeField
            label={t('rules.from')}
            minutes={workingHours.from}
            onChange={(from) => changeHours({ from })}
          />
          <TimeField label={t('rules.to')} minutes={workingHours.to} onChange={(to) => changeHours({ to })} />
        </div>
      </div>
      <CurrencySetting currency={currency} />
    </div>
  )
}

/** A team has one in common. */
function CurrencySetting({ currency }: { currency: string }) {
  if (!mayChange('teamSettings')) {
    const label = t('rules.currency')
    return (
      <div>
        <LookList label={label} rows={[{ key: label, name: label, detail: currency }]} />
        <LookOnly table="teamSettings" />
      </div>
    )
  }
  const codes = new Set<string>([currency, ...CURRENCIES])
  return (
    <Field label={t('rules.currency')} hint={t('rules.currencyHint')}>
      {(control) => (
        <select
          {...control}
          class="input rule-number"
          value={currency}
          onChange={(event) => changeSettings({ currency: event.currentTarget.value })}
        >
          {[...codes].map((code) => (
            <option key={code}>{code}</option>
          ))}
        </select>
      )}
    </Field>
  )
}
