import './today-settings.css'
import { t } from '@/locales/t'
import { LookOnly } from '../app/look-only'
import { mayChange } from '../app/may'
import { changeSettings, settings } from '../app/settings'
import { CadenceSettings } from './cadence-settings'
import { HolidaySettings } from './holiday-settings'
import { LevelSettings } from './level-settings'
import { LookRules } from './look-rules'
import { DEFAULTS, HoursField, SettingsPart } from './settings-parts'

const HOURS_A_DAY = 24

/** Who stands in Today, and when. */
export function TodaySettings() {
  if (settings.value === undefined) return null
  if (!mayChange('teamSettings')) {
    return (
      <div class="stack">
        <SpanSettings />
        <LookOnly table="teamSettings" />
        <LookRules {...settings.value} />
      </div>
    )
  }
  return (
    <div class="stack">
      <p class="quiet">{t('todaySettings.rule')}</p>
      <LevelSettings />
      <CadenceSettings />
      <SpanSettings />
      <HolidaySettings />
    </div>
  )
}

function SpanSettings() {
  const today = settings.value?.today
  if (today === undefined) return null
  const change = (patch: Partial<typeof today>): void => changeSettings({ today: { ...today, ...patch } })
  return (
    <SettingsPart
      title={t('todaySettings.spans')}
      hint={t('todaySettings.spansHint')}
      onReset={() => change(DEFAULTS.today)}
    >
      <div class="settings-pair">
        <HoursField
          label={t('todaySettings.quiet')}
          hours={today.quietAfterHours}
          onChange={(quietAfterHours) => change({ quietAfterHours })}
        />
        <HoursField
          label={t('todaySettings.noStep')}
          hours={today.noStepAfterHours}
          onChange={(noStepAfterHours) => change({ noStepAfterHours })}
        />
        <HoursField
          label={t('todaySettings.forget')}
          hours={today.forgetAfterDays * HOURS_A_DAY}
          onChange={(hours) => change({ forgetAfterDays: Math.max(1, Math.round(hours / HOURS_A_DAY)) })}
        />
      </div>
    </SettingsPart>
  )
}
