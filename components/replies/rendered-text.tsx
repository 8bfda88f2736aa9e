import { t } from '@/locales/t'
import type { Rendered } from '@/storage/protocol/page'

/** The text as it will be inserted. What is still open stands out, and cannot be inserted. */
export function RenderedText({ rendered }: { rendered: Pick<Rendered, 'segments'> }) {
  return (
    <p class="preview-text" dir="auto">
      {rendered.segments.map(({ text, kind, key }) =>
        kind === 'hole' ? (
          <mark class="preview-hole" title={t('replies.open', { name: key ?? text })}>
            {text}
          </mark>
        ) : (
          text
        ),
      )}
    </p>
  )
}
