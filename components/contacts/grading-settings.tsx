import { useState } from 'preact/hooks'
import { Field } from '@/components/ui/field'
import { type MessageKey, t } from '@/locales/t'
import type { Grading } from '@/storage/schema/settings'
import { changeSettings, settings } from '../app/settings'

const MOST = { ordersForA: 1_000, ordersForB: 1_000, amount: 1_000_000_000 }

/** Where the grade of a customer changes. */
export function GradingSettings() {
  const grading = settings.value?.grading
  const [fault, setFault] = useState<MessageKey>()
  if (grading === undefined) return null
  const change = (name: keyof Grading, value: number): void => {
    const next = { ...grading, [name]: value }
    const isOrdered = next.ordersForA >= next.ordersForB
    setFault(isOrdered ? undefined : 'grading.order')
    if (isOrdered) changeSettings({ grading: next })
  }
  const currency = settings.value?.currency ?? ''
  return (
    <>
      <p class="field-hint">{t('grading.hint')}</p>
      <div class="settings-pair">
        {(['ordersForA', 'ordersForB', 'amount'] as const).map((name) => (
          <Field key={name} label={t(`grading.${name}`, { currency })}>
            {(control) => (
              <input
                {...control}
                class="input"
                type="number"
                min={name === 'amount' ? 0 : 1}
                max={MOST[name]}
                value={grading[name]}
                onChange={(event) => {
                  const value = event.currentTarget.valueAsNumber
                  const isWhole = name === 'amount' || Number.isInteger(value)
                  if (isWhole && value >= (name === 'amount' ? 0 : 1) && value <= MOST[name])
                    change(name, value)
                  else event.currentTarget.value = String(grading[name])
                }}
              />
            )}
          </Field>
        ))}
      </div>
      {fault !== undefined && (
        <span class="field-error" role="alert">
          {t(fault)}
        </span>
      )}
    </>
  )
}
