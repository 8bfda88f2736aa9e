import { t } from '@/locales/t'
import { now } from '@/utils/clock'
import type { PackDraft } from '@/utils/templates/packs/load-pack'
import { renderTemplate } from '@/utils/templates/render'
import { templateContext, writerOf } from '@/utils/templates/variables'
import { settings } from '../app/settings'

/** The replies of a pack as somebody would get them whose name is not known yet. */
export function PackPreview({ drafts }: { drafts: readonly PackDraft[] }) {
  return (
    <ul class="pack-replies">
      {drafts.map((draft) => (
        <li key={draft.id}>
          <span class="pack-reply-head">
            <strong dir="auto">{draft.title}</strong> <span class="quiet">/{draft.shortcut}</span>
          </span>
          <PreviewText draft={draft} />
        </li>
      ))}
    </ul>
  )
}

function PreviewText({ draft: { body, language } }: { draft: PackDraft }) {
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions()
  const context = templateContext(undefined, writerOf(settings.value, { language, timeZone }), now())
  const { segments, holes } = renderTemplate(body, { ...context, answers: {} })
  return (
    <p class="pack-text keeps-lines" dir="auto" lang={language}>
      {segments.map(({ text, kind, key }, index) => {
        if (kind !== 'hole') return text
        const label = holes.find((hole) => hole.key === key)?.label ?? text
        return (
          <mark key={index} class="pack-hole" title={t('packs.asked')}>
            {label}
          </mark>
        )
      })}
    </p>
  )
}
