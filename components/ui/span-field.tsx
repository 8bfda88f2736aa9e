import { useState } from 'preact/hooks'
import { Field } from './field'

const UNITS = [
  ['second', 1_000],
  ['minute', 60_000],
  ['hour', 3_600_000],
  ['day', 86_400_000],
] as const
export type Unit = (typeof UNITS)[number][0]

type SpanProps<Offered extends Unit> = {
  label: string
  unitLabel: string
  /** Absent: all. */
  units?: readonly Offered[]
  unitName: (unit: Offered) => string
  /** Absent: thirty days. */
  mostMs?: number
  spanMs: number
  onChange: (spanMs: number) => void
}

const MOST_MS = 30 * 86_400_000

/** A length of time: a number and its unit. */
export function SpanField<Offered extends Unit = Unit>(props: SpanProps<Offered>) {
  const { label, unitLabel, units, unitName, mostMs = MOST_MS, spanMs, onChange } = props
  const offered = UNITS.filter((one): one is typeof one & readonly [Offered, number] =>
    (units ?? UNITS.map(([name]) => name)).some((name) => name === one[0]),
  )
  const [unit, setUnit] = useState<Unit | undefined>(
    () => (offered.findLast(([, ms]) => spanMs >= ms && spanMs % ms === 0) ?? offered[0])?.[0],
  )
  const unitMs = UNITS.find(([name]) => name === unit)?.[1] ?? 1
  const change = (count: number, ms: number): void => onChange(Math.min(mostMs, Math.round(count * ms)))
  return (
    <Field label={label}>
      {(control) => (
        <div class="span-field">
          <input
            {...control}
            class="input"
            type="number"
            min={0}
            max={Math.floor(mostMs / unitMs)}
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
              const next = offered.find(([name]) => name === event.currentTarget.value)
              if (next === undefined) return
              setUnit(next[0])
              change(spanMs / unitMs, next[1])
            }}
          >
            {offered.map(([name]) => (
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
