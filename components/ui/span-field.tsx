import { useState } from 'preact/hooks'
import { Field } from './field'

const UNITS = [
  ['second', 1_000],
  ['minute', 60_000],
  ['hour', 3_600_000],
  ['day', 86_400_000],
] as const
type Unit = (typeof UNITS)[number][0]

type SpanProps = {
  label: string
  unitLabel: string
  unitName: (unit: Unit) => string
  spanMs: number
  onChange: (spanMs: number) => void
}

const MOST_MS = 30 * 86_400_000

/** A length of time of up to thirty days: a number and its unit. */
export function SpanField({ label, unitLabel, unitName, spanMs, onChange }: SpanProps) {
  const [unit, setUnit] = useState<Unit>(
    () => UNITS.findLast(([, ms]) => spanMs >= ms && spanMs % ms === 0)?.[0] ?? 'minute',
  )
  const unitMs = UNITS.find(([name]) => name === unit)?.[1] ?? 1
  const change = (count: number, ms: number): void => onChange(Math.min(MOST_MS, Math.round(count * ms)))
  return (
    <Field label={label}>
      {(control) => (
        <div class="span-field">
          <input
            {...control}
            class="input"
            type="number"
            min={0}
            max={Math.floor(MOST_MS / unitMs)}
            step="any"
            value={spanMs / unitMs}
            onChange={(event) => {
              const { valueAsNumber } = event.currentTarget
              if (valueAsNumber >= 0) change(valueAsNumber, unitMs)
            }}
          />
          <select
            class="input"
            aria-label={unitLabel}
            value={unit}
            onChange={(event) => {
              const next = UNITS.find(([name]) => name === event.currentTarget.value)
              if (next === undefined) return
              setUnit(next[0])
              change(spanMs / unitMs, next[1])
            }}
          >
            {UNITS.map(([name]) => (
              <option key={name} value={name}>
                {unitName(name)}
              </option>
            ))}
          </select>
        </div>
      )}
    </Field>
  )
}
