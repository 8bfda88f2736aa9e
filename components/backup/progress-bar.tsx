import { formatPercent } from '@/utils/format'

/** `max` 0: nobody knows yet how much it will be. */
export function ProgressBar({ label, value, max }: { label: string; value: number; max: number }) {
  return (
    <div class="stack">
      <span role="status">{label}</span>
      <div class="row">
        <progress class="backup-progress" aria-label={label} {...(max > 0 && { value, max })} />
        {max > 0 && <span class="quiet">{formatPercent(Math.min(1, value / max))}</span>}
      </div>
    </div>
  )
}
