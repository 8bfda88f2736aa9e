import { formatMoment } from '@/utils/format'
import type { Preset } from '@/utils/follow-ups/presets'
import { presetLabel } from './preset-label'

type PresetsProps = { presets: readonly Preset[]; now: number; onPick: (at: number) => void }

/** Moments one often wants, each with its digit. */
export function PresetButtons({ presets, now, onPick }: PresetsProps) {
  return (
    <div>
      {presets.map(({ id, at }, index) => (
        <button
          key={id}
          type="button"
          class="preset"
          aria-keyshortcuts={String(index + 1)}
          onClick={() => onPick(at)}
        >
          <kbd aria-hidden="true">{index + 1}</kbd>
          {presetLabel(id)}
          <span class="preset-at begins-large">{formatMoment(at, now)}</span>
        </button>
      ))}
    </div>
  )
}
