import { Check, Field } from '@/components/ui/field'
import { SpanField } from '@/components/ui/span-field'
import { type MessageKey, t } from '@/locales/t'
import type { SuggestionCondition } from '@/storage/schema/suggestion'
import type { Tag } from '@/storage/schema/tag'
import { BLANK_CONDITIONS, CONDITION_TYPES } from './rule-draft'
import { TagsCondition } from './tags-condition'
import { TimeCondition } from './time-condition'
import { WordsCondition } from './words-condition'

type ConditionFieldsProps = {
  condition: SuggestionCondition
  tags: readonly Tag[]
  fault: MessageKey | undefined
  onChange: (condition: SuggestionCondition) => void
}

/** When the rule proposes: what kind of moment, and its particulars. */
export function ConditionFields({ condition, tags, fault, onChange }: ConditionFieldsProps) {
  return (
    <>
      <Field label={t('rules.when')}>
        {(control) => (
          <select
            {...control}
            class="input"
            value={condition.type}
            onChange={(event) => {
              const type = CONDITION_TYPES.find((one) => one === event.currentTarget.value)
              if (type !== undefined) onChange(BLANK_CONDITIONS[type])
            }}
          >
            {CONDITION_TYPES.map((type) => (
              <option key={type} value={type}>
                {t(`rules.type-${type}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Particulars condition={condition} tags={tags} fault={fault} onChange={onChange} />
    </>
  )
}

function Particulars({ condition, tags, fault, onChange }: ConditionFieldsProps) {
  const error = fault === undefined ? undefined : t(fault)
  switch (condition.type) {
    case 'keyword':
      return <WordsCondition condition={condition} error={error} onChange={onChange} />
    case 'tag':
      return <TagsCondition condition={condition} tags={tags} error={error} onChange={onChange} />
    case 'time':
      return <TimeCondition condition={condition} error={error} onChange={onChange} />
    case 'in-a-row':
      return <CountCondition condition={condition} onChange={onChange} />
    case 'silent':
      return <SilentCondition condition={condition} onChange={onChange} />
    default:
      return condition satisfies never
  }
}

type Of<Type extends SuggestionCondition['type']> = {
  condition: Extract<SuggestionCondition, { type: Type }>
  onChange: (condition: SuggestionCondition) => void
}

function CountCondition({ condition, onChange }: Of<'in-a-row'>) {
  return (
    <Field label={t('rules.count')}>
      {(control) => (
        <input
          {...control}
          class="input rule-number"
          type="number"
          min={2}
          max={20}
          value={condition.count}
          onChange={(event) => {
            const count = Math.round(event.currentTarget.valueAsNumber)
            if (count >= 2 && count <= 20) onChange({ ...condition, count })
          }}
        />
      )}
    </Field>
  )
}

function SilentCondition({ condition, onChange }: Of<'silent'>) {
  return (
    <>
      <SpanField
        label={t('rules.after')}
        unitLabel={t('rules.unit')}
        unitName={(unit) => t(`rules.unit-${unit}`)}
        spanMs={condition.afterMs}
        onChange={(afterMs) => onChange({ ...condition, afterMs })}
      />
      <Check
        label={t('rules.needsRead')}
        checked={condition.needsRead}
        onChange={(needsRead) => onChange({ ...condition, needsRead })}
      />
    </>
  )
}
