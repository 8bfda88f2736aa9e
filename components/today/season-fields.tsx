import { Trash2 } from 'lucide-preact'
import { IconButton } from '@/components/ui/button'
import { t } from '@/locales/t'
import type { Cadence } from '@/storage/schema/settings'
import { formatDate } from '@/utils/format'
import { TouchSpan } from './touch-span'

type Season = Cadence['seasons'][number]
type SeasonProps = {
  season: Season
  number: number
  onChange: (season: Season) => void
  onRemove: () => void
}

/** A leap year: every day there can be. */
const SOME_YEAR = 2024
const MONTHS = Array.from({ length: 12 }, (_, index) => index + 1)

/** A part of the year, also over New Year, with spans of its own. */
export function SeasonFields({ season, number, onChange, onRemove }: SeasonProps) {
  const { from, to } = season
  return (
    <div class="stack today-season" role="group" aria-label={t('todaySettings.season', { number })}>
      <div class="today-cadence-head">
        <DayOfYear
          label={t('todaySettings.seasonFrom')}
          value={from}
          onChange={(next) => onChange({ ...season, from: next })}
        />
        <DayOfYear
          label={t('todaySettings.seasonTo')}
          value={to}
          onChange={(next) => onChange({ ...season, to: next })}
        />
        <IconButton label={t('todaySettings.removeSeason', { number })} icon={Trash2} onClick={onRemove} />
      </div>
      <TouchSpan span={season} onChange={(span) => onChange({ ...season, ...span })} />
    </div>
  )
}

type DayProps = { label: string; value: string; onChange: (value: string) => void }

/** A day of every year. */
function DayOfYear({ label, value, onChange }: DayProps) {
  const [month = 1, day = 1] = value.split('-').map(Number)
  const change = (nextMonth: number, nextDay: number): void => {
    const last = new Date(Date.UTC(SOME_YEAR, nextMonth, 0)).getUTCDate()
    onChange(`${pad(nextMonth)}-${pad(Math.min(Math.max(1, nextDay), last))}`)
  }
  return (
    <div class="field" role="group" aria-label={label}>
      <span class="field-label">{label}</span>
      <div class="row">
        <input
          class="input today-day"
          type="number"
          min={1}
          max={31}
          aria-label={t('todaySettings.holidayDay')}
          value={day}
          onChange={(event) => change(month, event.currentTarget.valueAsNumber || 1)}
        />
        <select
          class="input"
          aria-label={t('todaySettings.month')}
          value={month}
          onChange={(event) => change(Number(event.currentTarget.value), day)}
        >
          {MONTHS.map((one) => (
            <option key={one} value={one}>
              {formatDate(Date.UTC(SOME_YEAR, one - 1, 1, 12), { month: 'long', timeZone: 'UTC' })}
            </option>
          ))}
        </select>
      </div>
    </div>
  )
}

function pad(value: number): string {
  return String(value).padStart(2, '0')
}
