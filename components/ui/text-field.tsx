import { Field } from './field'

type TextFieldProps = {
  label: string
  error?: string | undefined
  value: string
  onText: (text: string) => void
  /** Instead of a text of up to 300 characters that runs in its own direction. */
  input?: {
    type?: 'date'
    dir?: undefined
    maxLength?: number
    inputMode?: 'decimal'
    list?: string
    autocapitalize?: 'characters'
  }
}

/** One line of text with its name and its fault. */
export function TextField({ label, error, value, onText, input }: TextFieldProps) {
  return (
    <Field label={label} error={error}>
      {(control) => (
        <input
          class="input"
          dir="auto"
          maxLength={300}
          {...input}
          {...control}
          value={value}
          onInput={(event) => onText(event.currentTarget.value)}
        />
      )}
    </Field>
  )
}
