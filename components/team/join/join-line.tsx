import { Field } from '@/components/ui/field'

type LineProps = {
  label: string
  hint: string
  error: string | undefined
  isLink?: boolean
  value: string
  onText: (text: string) => void
}

/** In letters, as the server takes them. */
const MOST_OF_NAME = 100
const MOST_OF_LINK = 2_000

export function JoinLine({ label, hint, error, isLink = false, value, onText }: LineProps) {
  return (
    <Field label={label} hint={hint} error={error}>
      {(control) => (
        <input
          {...control}
          class="input"
          dir={isLink ? 'ltr' : 'auto'}
          maxLength={isLink ? MOST_OF_LINK : MOST_OF_NAME}
          spellcheck={false}
          autocomplete="off"
          value={value}
          onInput={(event) => onText(event.currentTarget.value)}
        />
      )}
    </Field>
  )
}
