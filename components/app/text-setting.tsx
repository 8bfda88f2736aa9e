import { Field } from '@/components/ui/field'

type TextSettingProps = { label: string; hint?: string; value: string; onChange: (value: string) => void }

/** A line of text that is saved when it is left. */
export function TextSetting({ label, hint, value, onChange }: TextSettingProps) {
  return (
    <Field label={label} {...(hint !== undefined && { hint })}>
      {(control) => (
        <input
          {...control}
          class="input"
          dir="auto"
          maxLength={300}
          value={value}
          onChange={(event) => onChange(event.currentTarget.value.trim())}
        />
      )}
    </Field>
  )
}
