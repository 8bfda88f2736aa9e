type SelectPartProps<Value extends string> = {
  label: string
  value: Value
  choices: readonly (readonly [Value, string])[]
  isInvalid?: boolean
  onChange: (value: Value) => void
}

/** A choice within a sentence. */
export function SelectPart<Value extends string>(props: SelectPartProps<Value>) {
  const { label, value, choices, isInvalid, onChange } = props
  return (
    <select
      class="input rule-part"
      aria-label={label}
      aria-invalid={isInvalid}
      value={value}
      onChange={(event) => {
        const chosen = choices.find(([one]) => one === event.currentTarget.value)
        if (chosen) onChange(chosen[0])
      }}
    >
      {choices.map(([one, name]) => (
        <option key={one} value={one}>
          {name}
        </option>
      ))}
    </select>
  )
}
