import { useId } from 'preact/hooks'
import { Field } from '@/components/ui/field'
import { t } from '@/locales/t'
import type { Hole } from '@/utils/templates/hole'

type ChoiceFieldProps = {
  hole: Hole
  value: string
  error: string | undefined
  onAnswer: (value: string) => void
  onKeyDown: (event: KeyboardEvent) => void
}

const MOST_BESIDE = 5
const MOST_CHARACTERS_BESIDE = 60

/** A few short options stand side by side, where one press chooses; many are a list. */
export function ChoiceField(props: ChoiceFieldProps) {
  const { options = [] } = props.hole
  const isShort = options.length <= MOST_BESIDE && options.join('').length <= MOST_CHARACTERS_BESIDE
  return isShort ? <Beside {...props} options={options} /> : <List {...props} options={options} />
}

type OptionsProps = ChoiceFieldProps & { options: readonly string[] }

function Beside({ hole, value, error, options, onAnswer, onKeyDown }: OptionsProps) {
  const id = useId()
  return (
    <fieldset class="choice" aria-describedby={error && `${id}-fault`}>
      <legend class="field-label">{hole.label}</legend>
      <div class="choice-options">
        {options.map((option) => (
          <label key={option} class="choice-option">
            <input
              type="radio"
              class="visually-hidden"
              name={id}
              checked={option === value}
              onChange={() => onAnswer(option)}
              onKeyDown={onKeyDown}
            />
            <span dir="auto">{option}</span>
          </label>
        ))}
      </div>
      {error !== undefined && (
        <span class="field-error" id={`${id}-fault`} role="alert">
          {error}
        </span>
      )}
    </fieldset>
  )
}

function List({ hole, value, error, options, onAnswer, onKeyDown }: OptionsProps) {
  return (
    <Field label={hole.label} error={error}>
      {(control) => (
        <select
          {...control}
          class="input"
          value={value}
          onChange={(event) => onAnswer(event.currentTarget.value)}
          onKeyDown={onKeyDown}
        >
          {!options.includes(value) && <option value="">{t('replies.form.choose')}</option>}
          {options.map((option) => (
            <option key={option} value={option}>
              {option}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}
