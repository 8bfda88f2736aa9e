import { Field } from './field'

type TimeProps = { label: string; minutes: number; onChange: (minutes: number) => void }

/** A time of day, in minutes since midnight. */
export function TimeField({ label, minutes, onChange }: TimeProps) {
  const pad = (value: number): string => String(value).padStart(2, '0')
  return (
    <Field label={label}>
      {(control) => (
        <input
          {...control}
          class="input"
          type="time"
          value={`${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`}
          onChange={(event) => {
            const [hour, minute] = event.currentTarget.value.split(':').map(Number)
            if (hour !== undefined && minute !== undefined) onChange(hour * 60 + minute)
          }}
        />
      )}
    </Field>
  )
}
