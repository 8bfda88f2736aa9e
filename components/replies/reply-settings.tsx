import { Check, Field } from '@/components/ui/field'
import { t } from '@/locales/t'
import { TRIGGERS } from '@/storage/schema/settings'
import { changeSettings, settings } from '../app/settings'
import { TextSetting } from '../app/text-setting'

/** How the picker is opened, and who the replies speak for. */
export function ReplySettings() {
  const current = settings.value
  if (current === undefined) return null
  return (
    <div class="stack">
      <Field label={t('settings.trigger')} hint={t('settings.triggerHint')}>
        {(control) => (
          <select
            {...control}
            class="input"
            value={current.trigger}
            onChange={(event) => {
              const chosen = TRIGGERS.find((trigger) => trigger === event.currentTarget.value)
              if (chosen) changeSettings({ trigger: chosen })
            }}
          >
            {TRIGGERS.map((trigger) => (
              <option key={trigger} value={trigger}>
                {trigger}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Check
        label={t('settings.pickerShortcut')}
        checked={current.pickerShortcut}
        onChange={(pickerShortcut) => changeSettings({ pickerShortcut })}
      />
      <div class="settings-pair">
        <TextSetting
          label={t('settings.myName')}
          hint={t('settings.myNameHint')}
          value={current.myName}
          onChange={(myName) => changeSettings({ myName })}
        />
        <TextSetting
          label={t('settings.myCompany')}
          value={current.myCompany}
          onChange={(myCompany) => changeSettings({ myCompany })}
        />
        <TextSetting
          label={t('settings.myPhone')}
          value={current.myPhone}
          onChange={(myPhone) => changeSettings({ myPhone })}
        />
        <TextSetting
          label={t('settings.myEmail')}
          value={current.myEmail}
          onChange={(myEmail) => changeSettings({ myEmail })}
        />
        <TextSetting
          label={t('settings.myWebsite')}
          value={current.myWebsite}
          onChange={(myWebsite) => changeSettings({ myWebsite })}
        />
      </div>
    </div>
  )
}
