import { Check } from '@/components/ui/field'
import { t } from '@/locales/t'
import { GRADES } from '@/storage/schema/contact'
import type { ServiceLevel } from '@/storage/schema/settings'
import { changeWithUndo } from '../app/change-with-undo'
import { changeSettings, settings } from '../app/settings'
import { DEFAULTS, MinutesField, SettingsPart } from './settings-parts'

const LEVELS = [...GRADES, 'other'] as const

/** Within how long whom one wants to answer. */
export function LevelSettings() {
  const levels = settings.value?.serviceLevels
  if (levels === undefined) return null
  return (
    <SettingsPart
      title={t('todaySettings.levels')}
      hint={t('todaySettings.levelsHint')}
      onReset={() => changeWithUndo({ serviceLevels: DEFAULTS.serviceLevels }, t('trash.settingReset'))}
    >
      {LEVELS.map((name) => (
        <Level
          key={name}
          name={t(`todaySettings.level-${name}`)}
          level={levels[name]}
          onChange={(level) => changeSettings({ serviceLevels: { ...levels, [name]: level } })}
        />
      ))}
    </SettingsPart>
  )
}

type LevelProps = { name: string; level: ServiceLevel; onChange: (level: ServiceLevel) => void }

function Level({ name, level, onChange }: LevelProps) {
  const { minutes, nightMinutes } = level
  return (
    <div class="stack">
      <div class="settings-pair">
        <MinutesField
          label={name}
          minutes={minutes}
          onChange={(next) => onChange({ ...level, minutes: next })}
        />
        {nightMinutes !== undefined && (
          <MinutesField
            label={t('todaySettings.night', { level: name })}
            minutes={nightMinutes}
            onChange={(next) => onChange({ ...level, nightMinutes: next })}
          />
        )}
      </div>
      <Check
        label={t('todaySettings.hasNight', { level: name })}
        checked={nightMinutes !== undefined}
        onChange={(has) => onChange(has ? { minutes, nightMinutes: minutes * 2 } : { minutes })}
      />
    </div>
  )
}
