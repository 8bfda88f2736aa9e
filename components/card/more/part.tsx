import { ChevronRight } from 'lucide-preact'
import type { ComponentChildren } from 'preact'
import { useId } from 'preact/hooks'
import { isPartOpen, setPartOpen } from './open-parts'

type PartProps = {
  id: string
  title: string
  /** What one would want to know without opening it. */
  summary?: ComponentChildren
  startsOpen?: boolean
  /** Something in it is being written. */
  isBusy?: boolean
  actions?: ComponentChildren
  children: ComponentChildren
}

/** A part of the card that can be closed, and stays as it was left. What is closed asks for nothing. */
export function Part({
  id,
  title,
  summary,
  startsOpen = false,
  isBusy = false,
  actions,
  children,
}: PartProps) {
  const headId = useId()
  const isOpen = isBusy || isPartOpen(id, startsOpen)
  return (
    <section class="section part" aria-labelledby={headId}>
      <div class="part-head">
        <h2 class="part-title">
          <button
            type="button"
            id={headId}
            class="part-toggle"
            data-part={id}
            aria-expanded={isOpen}
            onClick={() => setPartOpen(id, !isOpen)}
          >
            <ChevronRight size={14} aria-hidden="true" class="part-arrow flips" />
            {title}
          </button>
        </h2>
        {summary !== undefined && <span class="part-summary">{summary}</span>}
        {actions}
      </div>
      {isOpen && <div class="part-body">{children}</div>}
    </section>
  )
}
