import { t } from '@/locales/t'
import type { ConditionProps } from './condition-props'
import { fieldSentence } from './describe-rule'
import { fieldChoices, fieldKind, ruleFields, testsOf } from './field-names'
import { DaysPart } from './number-part'
import { SelectPart } from './select-part'
import { Sentence } from './sentence'

type FieldProps = ConditionProps<'field'> & { isInvalid: boolean }

const FIRST_DAYS = 30

export function FieldCondition(props: FieldProps) {
  const { condition, onChange } = props
  const { field, test } = condition
  const known = ruleFields()
  const fields = known.some(([one]) => one === field)
    ? known
    : [...known, [field, field.replace('custom:', '')] as const]
  const chooseField = (next: string): void => {
    const [first = 'is'] = testsOf(next, 'is')
    onChange({ kind: 'field', field: next, test: first, ...valueFor(first) })
  }
  return (
    <Sentence
      text={t(fieldSentence(test))}
      parts={{
        field: (
          <SelectPart label={t('tagRules.field')} value={field} choices={fields} onChange={chooseField} />
        ),
        test: (
          <SelectPart
            label={t('tagRules.compare')}
            value={test}
            choices={testsOf(field, test).map((one) => [one, t(`tagRules.test-${one}`)] as const)}
            onChange={(next) => onChange({ kind: 'field', field, test: next, ...valueFor(next) })}
          />
        ),
        value: <Value {...props} />,
        period: (
          <DaysPart
            days={Number(condition.value)}
            min={0}
            onChange={(days) => onChange({ ...condition, value: String(days) })}
          />
        ),
      }}
    />
  )
}

function Value({ condition, isInvalid, onChange }: FieldProps) {
  const { field, test, value = '' } = condition
  const label = t('tagRules.value')
  const set = (next: string): void => onChange({ ...condition, value: next })
  const choices = fieldChoices(field)
  if (choices !== undefined && test !== 'contains') {
    return (
      <SelectPart
        label={label}
        value={value}
        isInvalid={isInvalid}
        choices={[['', t('tagRules.choose')], ...choices.map((one) => [one, one] as const)]}
        onChange={set}
      />
    )
  }
  const control = {
    class: 'input rule-part',
    'aria-label': label,
    'aria-invalid': isInvalid,
    value,
    onInput: (event: { currentTarget: HTMLInputElement }) => set(event.currentTarget.value),
  }
  if (fieldKind(field) === 'date') return <input {...control} type="date" />
  return <input {...control} dir="auto" maxLength={300} />
}

function valueFor(test: string): { value?: string } {
  if (test === 'filled' || test === 'empty' || test === 'past') return {}
  return { value: test === 'within-days' ? String(FIRST_DAYS) : '' }
}
