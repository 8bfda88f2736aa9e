import './progress.css'
import { formatPercent } from '@/utils/format'

type ProgressProps = { label: string; value: number; max: number }

/** How far long work is, in words and as a bar. `max` 0: nobody knows yet how much it will be. */
export function Progress({ label, value, max }: ProgressProps) {
  return (
    <div class="stack">
      <span role="status">{label}</span>
      <div class="row">
        <progress class="progress" aria-label={label} {...(max > 0 && { value, max })} />
        {max > 0 && <span class="quiet">{formatPercent(Math.min(1, value / max))}</span>}
      </div>
    </div>
  )
}
