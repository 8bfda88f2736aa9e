import { useId, useState } from 'preact/hooks'
import { t } from '@/locales/t'
import type { ConditionProps } from './condition-props'
import { asksForWord, fieldChoices, fieldKind, isOpenField } from './field-names'
import { type Choice, valueName, valueOfText } from './field-words'
import { SelectPart } from './select-part'

export type FieldProps = ConditionProps<'field'> & { isInvalid: boolean }

/** What a field is compared with. */
export function FieldValue(props: FieldProps) {
  const { condition, onChange } = props
  const { field, test, value = '' } = condition
  const choices = fieldChoices(field)
  const set = (next: string): void => onChange({ ...condition, value: next })
  if (choices !== undefined && asksForWord(test) && isOpenField(field)) {
    return <WordInput {...props} choices={choices} />
  }
  if (choices !== undefined && test !== 'contains') return <ValueSelect {...props} choices={choices} />
  const control = {
    ...controlOf(props),
    value,
    onInput: (event: { currentTarget: HTMLInputElement }) => set(event.currentTarget.value),
  }
  if (fieldKind(field) === 'date') return <input {...control} type="date" />
  return <input {...control} dir="auto" maxLength={300} />
}

function controlOf({ isInvalid }: FieldProps) {
  return { class: 'input rule-part', 'aria-label': t('tagRules.value'), 'aria-invalid': isInvalid }
}

type ChoiceProps = FieldProps & { choices: readonly Choice[] }

function ValueSelect({ condition, isInvalid, choices, onChange }: ChoiceProps) {
  const { field, value = '' } = condition
  const isKnown = value === '' || choices.some(([one]) => one === value)
  const others: readonly Choice[] = isKnown ? [] : [[value, valueName(field, value)]]
  return (
    <SelectPart
      label={t('tagRules.value')}
      value={value}
      isInvalid={isInvalid}
      choices={[['', t('tagRules.choose')], ...choices, ...others]}
      onChange={(next) => onChange({ ...condition, value: next })}
    />
  )
}

/** Known words are kept by their code, any other text as it is typed. */
function WordInput(props: ChoiceProps) {
  const { condition, choices, onChange } = props
  const { field, value = '' } = condition
  const id = useId()
  const [typed, setTyped] = useState('')
  // The row may have come to stand for another condition since.
  const shown = valueOfText(field, typed) === value ? typed : valueName(field, value)
  return (
    <>
      <input
        {...controlOf(props)}
        dir="auto"
        maxLength={300}
        list={id}
        placeholder={t('tagRules.chooseOrType')}
        value={shown}
        onInput={({ currentTarget }) => {
          setTyped(currentTarget.value)
          onChange({ ...condition, value: valueOfText(field, currentTarget.value) })
        }}
      />
      <datalist id={id}>
        {choices.map(([one, name]) => (
          <option key={one}>{name}</option>
        ))}
      </datalist>
    </>
  )
}
