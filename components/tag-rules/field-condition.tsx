import { t } from '@/locales/t'
import { fieldSentence } from './describe-rule'
import { ruleFields, testsOf } from './field-names'
import { type FieldProps, FieldValue } from './field-value'
import { DaysPart } from './number-part'
import { SelectPart } from './select-part'
import { Sentence } from './sentence'

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
        value: <FieldValue {...props} />,
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

function valueFor(test: string): { value?: string } {
  if (test === 'filled' || test === 'empty' || test === 'past') return {}
  return { value: test === 'within-days' ? String(FIRST_DAYS) : '' }
}
