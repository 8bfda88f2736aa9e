import { Check, Field } from '@/components/ui/field'
import { t } from '@/locales/t'
import { changeSettings, settings } from '../app/settings'

/** When reminders wait until it is day again. */
export function QuietHoursSettings() {
  const quiet = settings.value?.quietHours
  if (quiet === undefined) return null
  const change = (patch: Partial<typeof quiet>): void =>
    changeSettings({ quietHours: { ...quiet, ...patch } })
  return (
    <div class="stack">
      <Check
        label={t('settings.quietHours')}
        hint={t('settings.quietHoursHint')}
        checked={quiet.on}
        onChange={(on) => change({ on })}
      />
      {quiet.on && (
        <div class="settings-pair">
          <TimeField
            label={t('settings.quietFrom')}
            minutes={quiet.from}
            onChange={(from) => change({ from })}
          />
          <TimeField label={t('settings.quietTo')} minutes={quiet.to} onChange={(to) => change({ to })} />
        </div>
      )}
    </div>
  )
}

type TimeProps = { label: string; minutes: number; onChange: (minutes: number) => void }

function TimeField({ label, minutes, onChange }: TimeProps) {
  const pad = (value: number): string => String(value).padStart(2, '0')
  return (
    <Field label={label}>
      {(control) => (
        <input
          {...control}
          class="input"
          type="time"
          value={`${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`}
          onChange={(event) => {
            const [hour, minute] = event.currentTarget.value.split(':').map(Number)
            if (hour !== undefined && minute !== undefined) onChange(hour * 60 + minute)
          }}
        />
      )}
    </Field>
  )
}
