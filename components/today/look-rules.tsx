import { t } from '@/locales/t'
import { GRADES } from '@/storage/schema/contact'
import type { Cadence, VisibleSettings } from '@/storage/schema/settings'
import { useQuery } from '@/storage/use-query'
import { formatDate, formatSpan } from '@/utils/format'
import { LookList, type LookRow } from '../app/look-list'
import { dayText } from './day-text'

type Shown = Pick<VisibleSettings, 'serviceLevels' | 'cadences' | 'holidays'>
type Season = Cadence['seasons'][number]

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const SOME_YEAR = 2024
const LEVELS = [...GRADES, 'other'] as const

/** The rules that a team has in common about whom to answer, and when, for who does not change them. */
export function LookRules({ serviceLevels, cadences, holidays }: Shown) {
  const { data: tags = [] } = useQuery('tags.list', {})
  const whom = ({ grade, tagId }: Cadence): string => {
    if (grade !== undefined) return t(`todaySettings.level-${grade}`)
    const tag = tags.find(({ id }) => id === tagId)
    return tag === undefined ? t('todaySettings.forGone') : t('todaySettings.forTag', { name: tag.name })
  }
  const rhythms = cadences
    .filter(({ grade, tagId }) => grade !== undefined || tagId !== undefined)
    .flatMap((cadence): LookRow[] => [
      { key: cadence.id, name: whom(cadence), detail: spanText(cadence) },
      ...cadence.seasons.map((season, at) => ({
        key: `${cadence.id} ${at}`,
        name: `${whom(cadence)}, ${seasonText(season)}`,
        detail: spanText(season),
      })),
    ])
  return (
    <>
      <Part
        title={t('todaySettings.levels')}
        rows={LEVELS.flatMap((level) => levelRows(level, serviceLevels))}
      />
      <Part title={t('todaySettings.cadences')} rows={rhythms} />
      <Part
        title={t('todaySettings.holidays')}
        rows={holidays.map(({ date, name }) => ({ key: date, name: dayText(date), detail: name }))}
      />
    </>
  )
}

function Part({ title, rows }: { title: string; rows: readonly LookRow[] }) {
  if (rows.length === 0) return null
  return (
    <div class="stack today-settings-part">
      <h3>{title}</h3>
      <LookList label={title} rows={rows} />
    </div>
  )
}

function levelRows(level: (typeof LEVELS)[number], levels: Shown['serviceLevels']): LookRow[] {
  const { minutes, nightMinutes } = levels[level]
  const name = t(`todaySettings.level-${level}`)
  const day = { key: level, name, detail: formatSpan(minutes * MINUTE_MS) }
  if (nightMinutes === undefined) return [day]
  const night = t('todaySettings.night', { level: name })
  return [day, { key: `${level} night`, name: night, detail: formatSpan(nightMinutes * MINUTE_MS) }]
}

function spanText({ idealHours, maxHours }: Pick<Cadence, 'idealHours' | 'maxHours'>): string {
  const ideal = `${t('todaySettings.ideal')} ${formatSpan(idealHours * HOUR_MS)}`
  return `${ideal} · ${t('todaySettings.max')} ${formatSpan(maxHours * HOUR_MS)}`
}

function seasonText({ from, to }: Season): string {
  return `${dayOfYear(from)} – ${dayOfYear(to)}`
}

function dayOfYear(day: string): string {
  const at = Date.parse(`${SOME_YEAR}-${day}T12:00Z`)
  return formatDate(at, { day: 'numeric', month: 'short', timeZone: 'UTC' })
}
