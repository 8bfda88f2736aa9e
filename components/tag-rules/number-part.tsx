import { useState } from 'preact/hooks'

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
