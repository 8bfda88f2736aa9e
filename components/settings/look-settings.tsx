import { Check, Field } from '@/components/ui/field'
import { type MessageKey, t } from '@/locales/t'
import { LANGUAGES } from '@/storage/schema/languages'
import { changeSettings, settings } from '../app/settings'

const THEMES = ['auto', 'light', 'dark'] as const
const SIDEBARS = ['auto', 'open', 'rail', 'hidden'] as const
const NARROWEST_PX = 280
const WIDEST_PX = 560
// Each language by its own name: whoever lands in the wrong one must find the way back.
const LANGUAGE_NAMES: Record<(typeof LANGUAGES)[number], string> = { en: 'English', ja: '日本語' }

/** Language, colours, and how the sidebar stands beside the chat. */
export function LookSettings() {
  const current = settings.value
  if (current === undefined) return null
  const languages = LANGUAGES.map((language) => [language, LANGUAGE_NAMES[language]] as const)
  return (
    <div class="stack">
      <Choice
        label="settings.language"
        value={current.language}
        choices={[['auto', t('settings.languageAuto')], ...languages]}
        onChange={(language) => changeSettings({ language })}
      />
      <Choice
        label="settings.theme"
        value={current.theme}
        choices={THEMES.map((theme) => [theme, t(`settings.theme-${theme}`)])}
        onChange={(theme) => changeSettings({ theme })}
      />
      <Choice
        label="settings.sidebar"
        value={current.sidebar}
        choices={SIDEBARS.map((sidebar) => [sidebar, t(`settings.sidebar-${sidebar}`)])}
        onChange={(sidebar) => changeSettings({ sidebar })}
      />
      <WidthField width={current.sidebarWidth} />
      <Check
        label={t('settings.marks')}
        checked={current.marks}
        onChange={(marks) => changeSettings({ marks })}
      />
    </div>
  )
}

function WidthField({ width }: { width: number }) {
  return (
    <Field label={t('settings.sidebarWidth')} hint={t('settings.pixels', { width })}>
      {(control) => (
        <input
          {...control}
          class="range"
          type="range"
          min={NARROWEST_PX}
          max={WIDEST_PX}
          step={10}
          value={width}
          onChange={(event) => changeSettings({ sidebarWidth: event.currentTarget.valueAsNumber })}
        />
      )}
    </Field>
  )
}

type ChoiceProps<Value extends string> = {
  label: MessageKey
  value: Value
  choices: readonly (readonly [Value, string])[]
  onChange: (value: Value) => void
}

function Choice<Value extends string>({ label, value, choices, onChange }: ChoiceProps<Value>) {
  return (
    <Field label={t(label)}>
      {(control) => (
        <select
          {...control}
          class="input"
          value={value}
          onChange={(event) => {
            const chosen = choices.find(([one]) => one === event.currentTarget.value)
            if (chosen) onChange(chosen[0])
          }}
        >
          {choices.map(([one, name]) => (
            <option key={one} value={one}>
              {name}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}
