import { useState } from 'preact/hooks'
import { t } from '@/locales/t'
import { MOST_DAYS } from './condition-props'
import { Sentence } from './sentence'

type NumberPartProps = {
  label: string
  value: number
  min: number
  max: number
  onChange: (value: number) => void
}

/** A whole number within a sentence. What is none is put back when the field is left. */
export function NumberPart({ label, value, min, max, onChange }: NumberPartProps) {
  const [typed, setTyped] = useState<string>()
  return (
    <input
      class="input rule-part-number"
      type="number"
      aria-label={label}
      min={min}
      max={max}
      value={typed ?? value}
      onInput={(event) => {
        setTyped(event.currentTarget.value)
        const next = event.currentTarget.valueAsNumber
        if (Number.isInteger(next) && next >= min && next <= max) onChange(next)
      }}
      onBlur={() => setTyped(undefined)}
    />
  )
}

type CountPartProps = NumberPartProps & { noun: 'tagRules.period' | 'tagRules.orders' | 'tagRules.messages' }

/** A number with what it counts, in the plural that it asks for. */
export function CountPart({ noun, ...number }: CountPartProps) {
  return (
    <span class="rule-part-count">
      <Sentence text={t(noun, { count: number.value })} parts={{ number: <NumberPart {...number} /> }} />
    </span>
  )
}

type DaysProps = { days: number; min?: number; onChange: (days: number) => void }

export function DaysPart({ days, min = 1, onChange }: DaysProps) {
  return (
    <CountPart
      noun="tagRules.period"
      label={t('tagRules.days')}
      value={days}
      min={min}
      max={MOST_DAYS}
      onChange={onChange}
    />
  )
}
