import './contacts.css'
import type { ComponentChildren } from 'preact'
import { useId } from 'preact/hooks'
import { t } from '@/locales/t'
import { LookOnly } from '../app/look-only'
import { mayChange } from '../app/may'
import { changeSettings, settings } from '../app/settings'
import { TextSetting } from '../app/text-setting'
import { FieldSettings } from './field-settings'
import { GradingSettings } from './grading-settings'
import { FieldList, GradingList } from './look-settings'

/** What cards hold beside what everybody has, and how customers are graded. */
export function ContactSettings() {
  if (settings.value === undefined) return null
  const isEditable = mayChange('teamSettings')
  return (
    <div class="stack contact-settings">
      <LookOnly table="teamSettings" />
      <Part title={t('fields.title')}>
        {isEditable ? <FieldSettings /> : <FieldList {...settings.value} />}
      </Part>
      <Part title={t('grading.title')}>
        {isEditable ? <GradingSettings /> : <GradingList {...settings.value} />}
      </Part>
      <TextSetting
        label={t('senior.label')}
        hint={t('senior.hint')}
        value={settings.value.seniorOwner}
        onChange={(seniorOwner) => changeSettings({ seniorOwner })}
      />
    </div>
  )
}

function Part({ title, children }: { title: string; children: ComponentChildren }) {
  const id = useId()
  return (
    <div class="stack contact-settings-part" role="group" aria-labelledby={id}>
      <h3 id={id}>{title}</h3>
      {children}
    </div>
  )
}
