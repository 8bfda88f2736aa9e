import { Paperclip } from 'lucide-preact'
import { Chip } from '@/components/ui/chip'
import { t } from '@/locales/t'
import type { ReplyRow as Row } from '@/storage/schema/reply'
import type { ReplyStatistics } from '@/storage/schema/reply-use'
import { formatDistance, formatNumber } from '@/utils/format'
import { language } from '@/utils/i18n'
import { useMinute } from '../../app/clock'
import { settings } from '../../app/settings'
import { languageName } from '@/components/app/language-name'

const MOST_LABELS = 2
/** Where an excerpt is cut. */
const EXCERPT_CHARACTERS = 80

type RowProps = { row: Row; statistics: ReplyStatistics | undefined }

/** A reply in the list: what it says, and how it does. */
export function ReplyRow({ row, statistics }: RowProps) {
  const more = row.labels.length - MOST_LABELS
  return (
    <div class="reply-row">
      <div class="reply-row-text">
        <span class="row">
          <span class="reply-row-title one-line" dir="auto">
            {row.title}
          </span>
          {row.hasMedia && <Paperclip size={12} role="img" aria-label={t('replies.hasFiles')} />}
          <bdi class="reply-row-shortcut">
            {settings.value?.trigger}
            {row.shortcut}
          </bdi>
        </span>
        <span class="reply-row-excerpt one-line" dir="auto">
          {row.excerpt}
          {Array.from(row.excerpt).length >= EXCERPT_CHARACTERS && '…'}
        </span>
      </div>
      <div class="reply-row-labels">
        {row.labels.slice(0, MOST_LABELS).map((label) => (
          <Chip key={label} text={label} color="gray" />
        ))}
        {more > 0 && <Chip text={`+${more}`} color="gray" />}
      </div>
      <Languages tags={row.languages ?? []} />
      <Numbers row={row} rate={statistics?.answerRate} />
    </div>
  )
}

function Languages({ tags }: { tags: readonly string[] }) {
  return (
    <span class="reply-row-languages one-line" title={tags.map(languageName).join(', ')}>
      {tags.join(' ')}
    </span>
  )
}

/** Each with its words for those who do not see the column it stands in. */
function Numbers({ row: { uses, lastUsedAt }, rate }: { row: Row; rate: number | undefined }) {
  const now = useMinute()
  const percent = rate === undefined ? undefined : formatPercent(rate)
  return (
    <>
      <span class="reply-row-number">
        <span aria-hidden="true">{uses === 0 ? '–' : formatNumber(uses)}</span>
        <span class="visually-hidden">
          {uses === 0 ? t('replies.neverUsed') : t('replies.uses', { count: uses })}
        </span>
      </span>
      <span class="reply-row-number">
        <span aria-hidden="true">{percent ?? '–'}</span>
        {percent !== undefined && <span class="visually-hidden">{t('replies.answeredBy', { percent })}</span>}
      </span>
      <span class="reply-row-when one-line">
        {lastUsedAt === undefined ? '' : formatDistance(lastUsedAt, now)}
      </span>
    </>
  )
}

function formatPercent(rate: number): string {
  return new Intl.NumberFormat(language.value, { style: 'percent' }).format(rate)
}
