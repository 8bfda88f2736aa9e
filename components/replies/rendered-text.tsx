import { t } from '@/locales/t'
import type { Rendered } from '@/storage/protocol/page'
import { parseTemplate } from '@/utils/templates/parse'

/** The text as it will be inserted. What is still open stands out, and cannot be inserted. */
export function RenderedText({ rendered }: { rendered: Pick<Rendered, 'text' | 'unresolved'> }) {
  const open = new Set(rendered.unresolved)
  const parts = rendered.unresolved.length === 0 ? [] : parseTemplate(rendered.text)
  return (
    <p class="preview-text" dir="auto">
      {parts.length === 0
        ? rendered.text
        : parts.map((part) => {
            if (part.type === 'text') return part.text
            if (part.type === 'cursor') return ''
            if (!open.has(part.name)) return part.raw
            return (
              <mark class="preview-hole" title={t('replies.open', { name: part.name })}>
                {part.raw}
              </mark>
            )
          })}
    </p>
  )
}
