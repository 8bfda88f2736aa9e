import { Archive, ArchiveRestore, Check } from 'lucide-preact'
import { IconButton } from '@/components/ui/button'
import { t } from '@/locales/t'
import type { ReplyStatistics } from '@/storage/schema/reply-use'
import { now } from '@/utils/clock'
import { formatDistance, formatNumber, formatPercent, formatSpan } from '@/utils/format'
import { mayChange } from '../app/may'
import { write } from '../app/write'

const UNKNOWN = '–'

export function StatisticsRow({ row }: { row: ReplyStatistics }) {
  const { id, title, shortcut, uses, measured, answerRate, medianReplyMs, lastUsedAt, retire } = row
  const isEditable = mayChange('replies')
  const isArchived = row.isArchived === true
  const archive = (): void => {
    const done = t(isArchived ? 'statistics.restored' : 'statistics.archived', { title })
    void write('replies.archive', { id, on: !isArchived }, done)
  }
  return (
    <tr data-archived={isArchived}>
      <td>
        <a class="statistics-title" href={`#/replies/${id}`} dir="auto">
          {title}
        </a>
        <span class="statistics-note">
          {' '}
          {shortcut}
          {isArchived && ` · ${t('statistics.isArchived')}`}
        </span>
        {retire !== undefined && <div class="statistics-retire">{t(`statistics.retire-${retire}`)}</div>}
      </td>
      <td>{formatNumber(uses)}</td>
      <td title={t('statistics.measured', { count: measured })}>
        {answerRate === undefined ? UNKNOWN : formatPercent(answerRate)}
      </td>
      <td>{medianReplyMs === undefined ? UNKNOWN : formatSpan(medianReplyMs)}</td>
      <td>{lastUsedAt === undefined ? t('statistics.never') : formatDistance(lastUsedAt, now())}</td>
      <td class="statistics-actions">
        {isEditable && row.isDueForReview && (
          <IconButton
            label={t('statistics.markReviewed', { title })}
            icon={Check}
            onClick={() => void write('replies.reviewed', { id }, t('statistics.reviewed', { title }))}
          />
        )}
        {isEditable && (
          <IconButton
            label={t(isArchived ? 'statistics.restore' : 'statistics.archive', { title })}
            icon={isArchived ? ArchiveRestore : Archive}
            onClick={archive}
          />
        )}
      </td>
    </tr>
  )
}
