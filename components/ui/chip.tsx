import './chip.css'
import { X } from 'lucide-preact'

type ChipProps = {
  text: string
  color: string
  /** Names the button that takes the chip away; absent: it cannot be taken away. */
  removeLabel?: string
  onRemove?: () => void
}

export function Chip({ text, color, removeLabel, onRemove }: ChipProps) {
  return (
    <span class={`chip${onRemove ? ' chip-removable' : ''}`} data-color={color}>
      <span class="one-line" dir="auto" title={text}>
        {text}
      </span>
      {onRemove && (
        <button type="button" class="chip-remove" aria-label={removeLabel} onClick={onRemove}>
          <X size={14} aria-hidden="true" />
        </button>
      )}
    </span>
  )
}

export function ColorDot({ color }: { color: string }) {
  return <span class="color-dot" data-color={color} aria-hidden="true" />
}
