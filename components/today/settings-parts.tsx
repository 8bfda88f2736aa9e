import { RotateCcw } from 'lucide-preact'
import type { ComponentChildren } from 'preact'
import { useId } from 'preact/hooks'
import { IconButton } from '@/components/ui/button'
import { SpanField } from '@/components/ui/span-field'
import { t } from '@/locales/t'
import { settingsSchema } from '@/storage/schema/settings'

const UNITS = ['minute', 'hour', 'day'] as const
const HOURS_AND_DAYS = ['hour', 'day'] as const
const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS
const MOST_LEVEL_DAYS = 60
const MOST_DAYS = 400

/** What everything is until somebody changes it. */
export const DEFAULTS = settingsSchema.parse({})

type PartProps = {
  title: string
  hint: string
  /** Absent: there is nothing to go back to. */
  onReset?: () => void
  children: ComponentChildren
}

/** One kind of setting, with the way back to how it was. */
export function SettingsPart({ title, hint, onReset, children }: PartProps) {
  const id = useId()
  return (
    <div class="stack today-settings-part" role="group" aria-labelledby={id}>
      <div class="row">
        <h3 class="grow" id={id}>
          {title}
        </h3>
        {onReset && (
          <IconButton
            label={t('todaySettings.resetOf', { what: title })}
            icon={RotateCcw}
            flips
            onClick={onReset}
          />
        )}
      </div>
      <p class="field-hint">{hint}</p>
      {children}
    </div>
  )
}

type HoursProps = { label: string; hours: number; onChange: (hours: number) => void }

/** A length of time in whole hours. */
export function HoursField({ label, hours, onChange }: HoursProps) {
  return (
    <SpanField
      label={label}
      unitLabel={t('todaySettings.unit')}
      units={HOURS_AND_DAYS}
      unitName={(unit) => t(`todaySettings.unit-${unit}`)}
      mostMs={MOST_DAYS * DAY_MS}
      spanMs={hours * HOUR_MS}
      onChange={(ms) => onChange(Math.max(1, Math.round(ms / HOUR_MS)))}
    />
  )
}

/** A length of time in whole minutes. */
export function MinutesField({
  label,
  minutes,
  onChange,
}: {
  label: string
  minutes: number
  onChange: (minutes: number) => void
}) {
  return (
    <SpanField
      label={label}
      unitLabel={t('todaySettings.unit')}
      units={UNITS}
      unitName={(unit) => t(`todaySettings.unit-${unit}`)}
      mostMs={MOST_LEVEL_DAYS * DAY_MS}
      spanMs={minutes * MINUTE_MS}
      onChange={(ms) => onChange(Math.max(1, Math.round(ms / MINUTE_MS)))}
    />
  )
}
