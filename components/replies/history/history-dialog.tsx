import './history.css'
import { useState } from 'preact/hooks'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Skeleton } from '@/components/ui/notice'
import { t } from '@/locales/t'
import type { ReplyVersion } from '@/storage/schema/reply'
import { useQuery } from '@/storage/use-query'
import { formatMoment } from '@/utils/format'
import { useMinute } from '../../app/clock'
import { QueryError } from '../../app/query-error'
import { type EditedReply, fromContent } from '../editor/edited-reply'
import { Comparison } from './comparison'

type HistoryProps = {
  id: string
  /** As it is stored now. */
  current: EditedReply
  onRestore: (reply: EditedReply) => void
  onClose: () => void
}

/** How a reply read before, beside how it reads now. What is restored goes to the editor, to be looked at and saved. */
export function HistoryDialog({ id, current, onRestore, onClose }: HistoryProps) {
  const { data, error, refetch } = useQuery('replies.versions', { id })
  const [shownId, show] = useState<string>()
  const shown = data?.find((version) => version.id === shownId) ?? data?.[0]
  return (
    <Dialog title={t('replies.history')} onClose={onClose} className="history">
      {error && <QueryError error={error} retry={refetch} />}
      {!error && data === undefined && <Skeleton label={t('common.loading')} />}
      {data?.length === 0 && <p class="quiet">{t('replies.noHistory')}</p>}
      {data !== undefined && shown !== undefined && (
        <div class="history-parts">
          <VersionList versions={data} shownId={shown.id} onShow={show} />
          <Comparison before={fromContent(shown.content)} after={current} />
        </div>
      )}
      <div class="dialog-actions">
        <Button onClick={onClose}>{t('common.close')}</Button>
        {shown && (
          <Button
            variant="primary"
            onClick={() => {
              onRestore(fromContent(shown.content))
              onClose()
            }}
          >
            {t('replies.restoreVersion')}
          </Button>
        )}
      </div>
    </Dialog>
  )
}

type ListProps = { versions: readonly ReplyVersion[]; shownId: string; onShow: (id: string) => void }

function VersionList({ versions, shownId, onShow }: ListProps) {
  const now = useMinute()
  return (
    <ul class="versions" aria-label={t('replies.versions')}>
      {versions.map(({ id, at }) => (
        <li key={id}>
          <button
            type="button"
            class="version begins-large"
            aria-current={id === shownId ? 'true' : undefined}
            onClick={() => onShow(id)}
          >
            {t('replies.until', { when: formatMoment(at, now) })}
          </button>
        </li>
      ))}
    </ul>
  )
}
