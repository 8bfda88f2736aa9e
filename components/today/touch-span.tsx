import { t } from '@/locales/t'
import type { Cadence } from '@/storage/schema/settings'
import { HoursField } from './settings-parts'

type Span = Pick<Cadence, 'idealHours' | 'maxHours'>

/** After how long one should be, and at the latest must be, in touch again: the one is never longer than the other. */
export function TouchSpan({ span, onChange }: { span: Span; onChange: (span: Span) => void }) {
  const { idealHours, maxHours } = span
  return (
    <div class="settings-pair">
      <HoursField
        label={t('todaySettings.ideal')}
        hours={idealHours}
        onChange={(hours) => onChange({ idealHours: hours, maxHours: Math.max(hours, maxHours) })}
      />
      <HoursField
        label={t('todaySettings.max')}
        hours={maxHours}
        onChange={(hours) => onChange({ maxHours: hours, idealHours: Math.min(hours, idealHours) })}
      />
    </div>
  )
}
