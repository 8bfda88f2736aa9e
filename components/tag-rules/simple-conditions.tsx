import { t } from '@/locales/t'
import { GRADES } from '@/storage/schema/contact'
import { type ConditionProps, MOST_COUNT } from './condition-props'
import { CountPart, DaysPart, NumberPart } from './number-part'
import { SelectPart } from './select-part'
import { Sentence } from './sentence'

export function HeatCondition({ condition, onChange }: ConditionProps<'heat'>) {
  const { test, value } = condition
  return (
    <Sentence
      text={t('tagRules.is-heat')}
      parts={{
        test: (
          <SelectPart
            label={t('tagRules.compare')}
            value={test}
            choices={[
              ['at-least', t('tagRules.test-at-least')],
              ['below', t('tagRules.test-below')],
            ]}
            onChange={(next) => onChange({ ...condition, test: next })}
          />
        ),
        value: (
          <NumberPart
            label={t('tagRules.heat')}
            value={value}
            min={0}
            max={100}
            onChange={(next) => onChange({ ...condition, value: next })}
          />
        ),
      }}
    />
  )
}

export function GradeCondition({ condition, onChange }: ConditionProps<'grade'>) {
  const { grades } = condition
  const turn = (grade: (typeof GRADES)[number]): void =>
    onChange({
      ...condition,
      grades: GRADES.filter((one) => (one === grade ? !grades.includes(one) : grades.includes(one))),
    })
  const buttons = GRADES.map((grade) => (
    <button
      key={grade}
      type="button"
      class="pick"
      aria-pressed={grades.includes(grade)}
      onClick={() => turn(grade)}
    >
      {grade}
    </button>
  ))
  return <Sentence text={t('tagRules.is-grade')} parts={{ grades: buttons }} />
}

export function MessagesCondition({ condition, onChange }: ConditionProps<'messages'>) {
  const { direction, test, value, withinDays } = condition
  return (
    <Sentence
      text={t('tagRules.is-messages')}
      parts={{
        direction: (
          <SelectPart
            label={t('tagRules.who')}
            value={direction}
            choices={[
              ['in', t('tagRules.direction-in')],
              ['out', t('tagRules.direction-out')],
            ]}
            onChange={(next) => onChange({ ...condition, direction: next })}
          />
        ),
        test: (
          <SelectPart
            label={t('tagRules.compare')}
            value={test}
            choices={[
              ['at-least', t('tagRules.test-at-least')],
              ['at-most', t('tagRules.test-at-most')],
            ]}
            onChange={(next) => onChange({ ...condition, test: next })}
          />
        ),
        messages: (
          <CountPart
            noun="tagRules.messages"
            label={t('tagRules.howMany')}
            value={value}
            min={0}
            max={MOST_COUNT}
            onChange={(next) => onChange({ ...condition, value: next })}
          />
        ),
        period: (
          <DaysPart days={withinDays} onChange={(next) => onChange({ ...condition, withinDays: next })} />
        ),
      }}
    />
  )
}

export function SilenceCondition({ condition, onChange }: ConditionProps<'silence'>) {
  return (
    <Sentence
      text={t('tagRules.is-silence')}
      parts={{
        from: (
          <SelectPart
            label={t('tagRules.who')}
            value={condition.from}
            choices={[
              ['them', t('tagRules.from-them')],
              ['us', t('tagRules.from-us')],
              ['both', t('tagRules.from-both')],
            ]}
            onChange={(from) => onChange({ ...condition, from })}
          />
        ),
        period: <DaysPart days={condition.days} onChange={(days) => onChange({ ...condition, days })} />,
      }}
    />
  )
}

export function UnansweredCondition({ condition, onChange }: ConditionProps<'read-unanswered'>) {
  const period = (
    <DaysPart days={condition.days} onChange={(next) => onChange({ ...condition, days: next })} />
  )
  return <Sentence text={t('tagRules.is-read-unanswered')} parts={{ period }} />
}

export function FollowUpCondition({ condition, onChange }: ConditionProps<'follow-up'>) {
  const has = (
    <SelectPart
      label={t('tagRules.hasOrNot')}
      value={condition.has ? 'yes' : 'no'}
      choices={[
        ['yes', t('tagRules.hasOne')],
        ['no', t('tagRules.hasNone')],
      ]}
      onChange={(next) => onChange({ ...condition, has: next === 'yes' })}
    />
  )
  return <Sentence text={t('tagRules.is-follow-up')} parts={{ has }} />
}
