import { t } from '@/locales/t'
import type { Rendered } from '@/storage/protocol/page'

/** The text as it will be inserted. What was filled in shows; what is still open stands out, and cannot be inserted. */
export function RenderedText({ segments, holes }: Pick<Rendered, 'segments' | 'holes'>) {
  return (
    <p class="preview-text" dir="auto">
      {segments.map(({ text, kind, key }, index) => {
        if (kind === 'text') return text
        if (kind === 'value') return <SegmentValue key={index} text={text} />
        const label = holes.find((hole) => hole.key === key)?.label ?? text
        return (
          <mark key={index} class="preview-hole" title={t('replies.open', { name: label })}>
            {text}
          </mark>
        )
      })}
    </p>
  )
}

function SegmentValue({ text }: { text: string }) {
  return <span class="preview-value">{text}</span>
}
