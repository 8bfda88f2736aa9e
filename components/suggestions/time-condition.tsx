import { Field } from '@/components/ui/field'
import { SpanField } from '@/components/ui/span-field'
import { TimeField } from '@/components/ui/time-field'
import { t } from '@/locales/t'
import type { SuggestionCondition } from '@/storage/schema/suggestion'
import { DaysField } from './days-field'

type Time = Extract<SuggestionCondition, { type: 'time' }>
type TimeProps = { condition: Time; error: string | undefined; onChange: (condition: Time) => void }

const SPANS = ['outside-working-hours', 'within-working-hours', 'between'] as const
const EVENING = 18 * 60
const MORNING = 9 * 60
const WHOLE_WEEK = [1, 2, 3, 4, 5, 6, 7]

export function TimeCondition({ condition, error, onChange }: TimeProps) {
  const { span, from = EVENING, to = MORNING, days = WHOLE_WEEK, delayMs } = condition
  return (
    <>
      <Field label={t('rules.span')}>
        {(control) => (
          <select
            {...control}
            class="input"
            value={span}
            onChange={(event) => {
              const next = SPANS.find((one) => one === event.currentTarget.value)
              if (next === 'between') onChange({ type: 'time', span: next, from, to, days, delayMs })
              else if (next !== undefined) onChange({ type: 'time', span: next, delayMs })
            }}
          >
            {SPANS.map((one) => (
              <option key={one} value={one}>
                {t(`rules.span-${one}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
      {span === 'between' && (
        <>
          <div class="rule-pair">
            <TimeField
              label={t('rules.from')}
              minutes={from}
              onChange={(next) => onChange({ ...condition, from: next })}
            />
            <TimeField
              label={t('rules.to')}
              minutes={to}
              onChange={(next) => onChange({ ...condition, to: next })}
            />
          </div>
          <DaysField days={days} error={error} onChange={(next) => onChange({ ...condition, days: next })} />
        </>
      )}
      <SpanField
        label={t('rules.waits')}
        unitLabel={t('rules.unit')}
        unitName={(unit) => t(`rules.unit-${unit}`)}
        spanMs={delayMs}
        onChange={(next) => onChange({ ...condition, delayMs: next })}
      />
    </>
  )
}
