import { Check } from '@/components/ui/field'
import { TimeField } from '@/components/ui/time-field'
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
