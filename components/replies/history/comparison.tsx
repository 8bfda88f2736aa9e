import { t } from '@/locales/t'
import { compareTexts } from '@/utils/text/compare-texts'
import type { EditedReply } from '../editor/edited-reply'
import { tabName } from '../editor/text-tabs'
import { folderText, toFolder } from '../list/folders'

type ComparisonProps = { before: EditedReply; after: EditedReply }

/** What has changed since: words that went are struck out, words that came are marked. */
export function Comparison({ before, after }: ComparisonProps) {
  const parts = partsOf(before, after).filter((part) => part.before !== part.after)
  return (
    <div class="comparison">
      <p class="field-hint">{t('replies.compareHint')}</p>
      {parts.length === 0 && <p class="quiet">{t('replies.sameWords')}</p>}
      {parts.map((part) => (
        <section key={part.key} aria-label={part.label}>
          <h3 class="field-label">{part.label}</h3>
          <p class="compared" dir="auto">
            {compareTexts(part.before, part.after).map(({ kind, text }, index) => {
              if (kind === 'same') return text
              const Tag = kind === 'removed' ? 'del' : 'ins'
              return <Tag key={index}>{text}</Tag>
            })}
          </p>
        </section>
      ))}
    </div>
  )
}

type Part = { key: string; label: string; before: string; after: string }

function partsOf(before: EditedReply, after: EditedReply): Part[] {
  const [own, ...variants] = [before.texts, after.texts].map(([first, ...others]) => ({ first, others }))
  const other = variants[0]
  if (own === undefined || other === undefined) return []
  const languages = new Set([...own.others, ...other.others].map(({ language }) => language))
  const textIn = (texts: EditedReply['texts'][number][], tag: string): string =>
    texts.find(({ language }) => language === tag)?.body ?? ''
  return [
    { key: 'title', label: t('replies.replyTitle'), before: before.title, after: after.title },
    { key: 'shortcut', label: t('replies.shortcut'), before: before.shortcut, after: after.shortcut },
    { key: 'body', label: tabName(other.first.language), before: own.first.body, after: other.first.body },
    ...[...languages].map((tag) => ({
      key: `text-${tag}`,
      label: tabName(tag),
      before: textIn(own.others, tag),
      after: textIn(other.others, tag),
    })),
    { key: 'labels', label: t('replies.labels'), before: listed(before), after: listed(after) },
    { key: 'folder', label: t('replies.folder'), before: placed(before), after: placed(after) },
  ]
}

function listed({ labels }: EditedReply): string {
  return labels.toSorted().join(', ')
}

function placed({ folder }: EditedReply): string {
  return folderText(toFolder(folder) ?? '')
}
