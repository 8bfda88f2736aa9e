import { useRef } from 'preact/hooks'
import { Combobox } from '@/components/ui/combobox'
import type { ComboboxOption } from '@/components/ui/combobox-choices'
import type { FieldEditor } from '@/components/ui/editable-field'
import { t } from '@/locales/t'
import { CONTACT_CHANNELS, CONTACT_SOURCES, GRADES } from '@/storage/schema/contact'
import { channelName, gradeName, languageName, sourceName } from './display'
import { offsetText } from './offset-text'

type ChoiceProps = FieldEditor & { label: string }

// What people who buy over WhatsApp speak most; any other tag can be typed.
const COMMON_LANGUAGES =
  'ar bn de en es fa fr gu he hi id it ja ko kn ml mr ms nl pa pl pt-BR pt-PT ro ru sw ta te th tr uk ur vi zh-CN zh-TW'
const LANGUAGE_TAG = /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/

export function LanguageEditor(props: ChoiceProps) {
  const options = COMMON_LANGUAGES.split(' ').map((tag) => ({ id: tag, label: languageName(tag), hint: tag }))
  return <ChoiceEditor {...props} options={options} accepts={(text) => LANGUAGE_TAG.test(text)} />
}

export function TimeZoneEditor(props: ChoiceProps) {
  const options = Intl.supportedValuesOf('timeZone').map((zone) => ({
    id: zone,
    label: zone.replaceAll('_', ' '),
    hint: offsetText(zone),
  }))
  return <ChoiceEditor {...props} options={options} />
}

export function SourceEditor(props: ChoiceProps) {
  const options = CONTACT_SOURCES.map((source) => ({ id: source, label: sourceName(source) }))
  return <ChoiceEditor {...props} options={options} accepts={() => true} />
}

export function ChannelEditor(props: ChoiceProps) {
  const options = CONTACT_CHANNELS.map((channel) => ({ id: channel, label: channelName(channel) }))
  return <ChoiceEditor {...props} options={options} />
}

export function GradeEditor(props: ChoiceProps) {
  const options = GRADES.map((grade) => ({ id: grade, label: gradeName(grade) }))
  return <ChoiceEditor {...props} options={options} />
}

/** One of the choices that the settings name. */
export function OneOfEditor({ choices, ...props }: ChoiceProps & { choices: readonly string[] }) {
  return <ChoiceEditor {...props} options={choices.map((choice) => ({ id: choice, label: choice }))} />
}

type ChoiceEditorProps = ChoiceProps & {
  options: readonly ComboboxOption[]
  /** Whether a text that is none of the options may be taken. */
  accepts?: (text: string) => boolean
}

function ChoiceEditor({ label, value, commit, cancel, options, accepts }: ChoiceEditorProps) {
  // Choosing closes the editor, which blurs the field, which would leave the editor a second time.
  const isDone = useRef(false)
  const finish = (run: () => void): void => {
    if (isDone.current) return
    isDone.current = true
    run()
  }
  const shown = options.find(({ id }) => id === value)?.label ?? value
  const leave = (text: string): void => {
    if (text.trim() === '') finish(() => commit(''))
    else finish(cancel)
  }
  return (
    <Combobox
      label={label}
      options={options}
      initialText={shown}
      takesFocus
      onPick={(option) => finish(() => commit(option.id))}
      {...(accepts && {
        onCreate: (text: string) => (accepts(text) ? finish(() => commit(text)) : finish(cancel)),
        createLabel: (text: string) => t('card.use', { text }),
      })}
      onLeave={leave}
    />
  )
}
