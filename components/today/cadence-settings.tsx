import { CalendarRange, Plus, Trash2 } from 'lucide-preact'
import { Button, IconButton } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { t } from '@/locales/t'
import { GRADES } from '@/storage/schema/contact'
import type { Cadence } from '@/storage/schema/settings'
import { useQuery } from '@/storage/use-query'
import { newId } from '@/utils/ids'
import { changeWithUndo } from '../app/change-with-undo'
import { changeSettings, settings } from '../app/settings'
import { SeasonFields } from './season-fields'
import { DEFAULTS, SettingsPart } from './settings-parts'
import { TouchSpan } from './touch-span'

const MOST_CADENCES = 50
const MOST_SEASONS = 12
const NEW_HOURS = { idealHours: 7 * 24, maxHours: 10 * 24 }
/** The busy weeks of many trades; to be changed. */
const NEW_SEASON = { from: '11-15', to: '12-31', idealHours: 24, maxHours: 72 }

/** How often one wants to be in touch with whom, and in which season more often. */
export function CadenceSettings() {
  const cadences = settings.value?.cadences
  if (cadences === undefined) return null
  const change = (next: Cadence[]): void => changeSettings({ cadences: next })
  return (
    <SettingsPart
      title={t('todaySettings.cadences')}
      hint={t('todaySettings.cadencesHint')}
      onReset={() => changeWithUndo({ cadences: DEFAULTS.cadences }, t('trash.settingReset'))}
    >
      {cadences.map((cadence, index) => (
        <CadenceFields
          key={cadence.id}
          cadence={cadence}
          number={index + 1}
          onChange={(next) => change(cadences.map((one) => (one.id === cadence.id ? next : one)))}
          onRemove={() => {
            const name = t('todaySettings.cadence', { number: index + 1 })
            const others = cadences.filter(({ id }) => id !== cadence.id)
            changeWithUndo({ cadences: others }, t('trash.settingRemoved', { name }))
          }}
        />
      ))}
      <div>
        <Button
          small
          icon={Plus}
          disabled={cadences.length >= MOST_CADENCES}
          onClick={() => change([...cadences, { id: newId(), ...NEW_HOURS, seasons: [] }])}
        >
          {t('todaySettings.addCadence')}
        </Button>
      </div>
    </SettingsPart>
  )
}

type CadenceProps = {
  cadence: Cadence
  number: number
  onChange: (cadence: Cadence) => void
  onRemove: () => void
}

function CadenceFields({ cadence, number, onChange, onRemove }: CadenceProps) {
  const { seasons } = cadence
  return (
    <div class="stack today-cadence" role="group" aria-label={t('todaySettings.cadence', { number })}>
      <div class="today-cadence-head">
        <WhoField cadence={cadence} onChange={onChange} />
        <IconButton label={t('todaySettings.removeCadence', { number })} icon={Trash2} onClick={onRemove} />
      </div>
      <TouchSpan span={cadence} onChange={(span) => onChange({ ...cadence, ...span })} />
      {seasons.map((season, index) => (
        <SeasonFields
          key={index}
          season={season}
          number={index + 1}
          onChange={(next) => onChange({ ...cadence, seasons: seasons.with(index, next) })}
          onRemove={() => onChange({ ...cadence, seasons: seasons.toSpliced(index, 1) })}
        />
      ))}
      <div>
        <Button
          variant="quiet"
          small
          icon={CalendarRange}
          disabled={seasons.length >= MOST_SEASONS}
          onClick={() => onChange({ ...cadence, seasons: [...seasons, NEW_SEASON] })}
        >
          {t('todaySettings.addSeason')}
        </Button>
      </div>
    </div>
  )
}

/** A grade or a tag; until one is chosen the rule is for nobody. */
function WhoField({ cadence, onChange }: Pick<CadenceProps, 'cadence' | 'onChange'>) {
  const { data: tags = [] } = useQuery('tags.list', {})
  const { grade, tagId, ...rest } = cadence
  const isGone = tagId !== undefined && !tags.some(({ id }) => id === tagId)
  const choose = (value: string): void => {
    const chosen = GRADES.find((one) => one === value)
    if (chosen !== undefined) onChange({ ...rest, grade: chosen })
    else onChange(value === '' ? rest : { ...rest, tagId: value })
  }
  return (
    <Field label={t('todaySettings.for')}>
      {(control) => (
        <select
          {...control}
          class="input"
          value={grade ?? tagId ?? ''}
          onChange={(event) => choose(event.currentTarget.value)}
        >
          <option value="">{t('todaySettings.forNobody')}</option>
          {GRADES.map((one) => (
            <option key={one} value={one}>
              {t(`todaySettings.level-${one}`)}
            </option>
          ))}
          {tags.map(({ id, name }) => (
            <option key={id} value={id}>
              {t('todaySettings.forTag', { name })}
            </option>
          ))}
          {isGone && <option value={tagId}>{t('todaySettings.forGone')}</option>}
        </select>
      )}
    </Field>
  )
}
