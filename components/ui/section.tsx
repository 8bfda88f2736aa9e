import './section.css'
import type { ComponentChildren } from 'preact'
import { useId } from 'preact/hooks'

type SectionProps = {
  title: string
  count?: number | undefined
  actions?: ComponentChildren
  children: ComponentChildren
}

/** One part of a scroll, named by its heading. */
export function Section({ title, count, actions, children }: SectionProps) {
  const id = useId()
  return (
    <section class="section" aria-labelledby={id}>
      <div class="section-head">
        <h2 class="section-title" id={id}>
          {title}
          {count !== undefined && count > 0 && <span class="section-count">{count}</span>}
        </h2>
        {actions}
      </div>
      {children}
    </section>
  )
}
