import { t } from '@/locales/t'
import { formatDate } from '@/utils/format'

type DaysFieldProps = {
  /** ISO weekdays, 1 = Monday. */
  days: readonly number[]
  error?: string | undefined
  onChange: (days: number[]) => void
}

const WEEK = [1, 2, 3, 4, 5, 6, 7]
/** A Monday, at noon UTC. */
const SOME_MONDAY = Date.UTC(2024, 0, 1, 12)
const DAY_MS = 86_400_000

/** The days of the week as buttons that stay pressed. */
export function DaysField({ days, error, onChange }: DaysFieldProps) {
  const turn = (day: number): void =>
    onChange(
      days.includes(day)
        ? days.filter((one) => one !== day)
        : WEEK.filter((one) => one === day || days.includes(one)),
    )
  return (
    <div class="field" role="group" aria-label={t('rules.days')}>
      <span class="field-label">{t('rules.days')}</span>
      <div class="days">
        {WEEK.map((day) => (
          <button
            key={day}
            type="button"
            class="day"
            aria-pressed={days.includes(day)}
            title={dayName(day, 'long')}
            onClick={() => turn(day)}
          >
            {dayName(day, 'short')}
          </button>
        ))}
      </div>
      {error !== undefined && (
        <span class="field-error" role="alert">
          {error}
        </span>
      )}
    </div>
  )
}

function dayName(day: number, weekday: 'long' | 'short'): string {
  return formatDate(SOME_MONDAY + (day - 1) * DAY_MS, { weekday, timeZone: 'UTC' })
}
