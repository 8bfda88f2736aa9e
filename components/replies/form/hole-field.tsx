import { Field } from '@/components/ui/field'
import { isCommandKey, isComposing } from '@/components/ui/keys'
import { t } from '@/locales/t'
import type { Target } from '@/storage/protocol/shared'
import type { Hole } from '@/utils/templates/hole'
import { Lazy } from '../../app/lazy'
import { answerFault, answerIn, type Answers } from './answers'
import { ChoiceField } from './choice-field'
import { NumberInput } from './number-input'

const MOST_CHARACTERS = 4_000
const loadProductField = async () => (await import('./product-field')).ProductField

export type HoleFieldProps = {
  hole: Hole
  answers: Answers
  /** Somebody tried to insert while this is open. */
  isAsked: boolean
  onAnswer: (value: string) => void
  onDone: () => void
  target: Target | undefined
}

/** The field of one hole. Enter inserts; in a text of several lines, Ctrl+Enter. */
export function HoleField(props: HoleFieldProps) {
  const { hole, answers, onAnswer, isAsked } = props
  const value = answerIn(hole, answers)
  const fault = answerFault(hole, answers) ?? (isAsked ? t('replies.form.needed') : undefined)
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || isComposing(event)) return
    if (hole.kind === 'lines' && !isCommandKey(event)) return
    event.preventDefault()
    event.stopPropagation()
    props.onDone()
  }
  if (hole.kind === 'toggle') {
    return (
      <label class="check">
        <input
          type="checkbox"
          checked={value === 'yes'}
          onChange={(event) => onAnswer(event.currentTarget.checked ? 'yes' : 'no')}
          onKeyDown={onKeyDown}
        />
        <span>{hole.label}</span>
      </label>
    )
  }
  if (hole.kind === 'choice') {
    return <ChoiceField hole={hole} value={value} error={fault} onAnswer={onAnswer} onKeyDown={onKeyDown} />
  }
  if (hole.kind === 'product') return <Lazy load={loadProductField} props={{ ...props, fault }} />
  return (
    <Field label={labelOf(hole)} error={fault}>
      {(control) => {
        const common = {
          ...control,
          class: 'input',
          dir: 'auto' as const,
          maxLength: MOST_CHARACTERS,
          onKeyDown,
        }
        const onInput = (event: { currentTarget: { value: string } }): void =>
          onAnswer(event.currentTarget.value)
        if (hole.kind === 'lines') return <textarea {...common} rows={3} value={value} onInput={onInput} />
        if (hole.kind === 'date') return <input {...common} type="date" value={value} onInput={onInput} />
        if (hole.kind === 'text') return <input {...common} value={value} onInput={onInput} />
        return <NumberInput control={common} value={value} onAnswer={onAnswer} />
      }}
    </Field>
  )
}

function labelOf({ label, currency }: Hole): string {
  return currency === undefined ? label : t('replies.form.amount', { label, currency })
}
