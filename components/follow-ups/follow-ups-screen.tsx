import { AlarmClockCheck } from 'lucide-preact'
import { Button } from '@/components/ui/button'
import { Empty, Skeleton } from '@/components/ui/notice'
import { t } from '@/locales/t'
import { useQuery } from '@/storage/use-query'
import { useMinute } from '../app/clock'
import { LookOnly } from '../app/look-only'
import { QueryError } from '../app/query-error'
import { usePages } from '../app/use-pages'
import { CalendarMenu } from './calendar-menu'
import { CancelledList } from './cancelled-list'
import { DueList } from './due-list'
import { groupByDay } from './group-by-day'

const PAGE_ROWS = 100

/** Every follow-up there is: what is overdue, what comes today, what comes later, and what replies have cancelled. */
export function FollowUpsScreen() {
  const { rows, isLoading, error, hasMore, loadMore, refetch } = usePages('followUps.page', {
    limit: PAGE_ROWS,
  })
  const { data: cancelled = [] } = useQuery('followUps.cancelled', {})
  const now = useMinute()
  return (
    <div class="screen">
      <div class="screen-head">
        <h1 class="screen-title">{t('followUps.title')}</h1>
        {rows.length > 0 && <CalendarMenu />}
      </div>
      <LookOnly table="followUps" />
      {error && <QueryError error={error} retry={refetch} />}
      {rows.length === 0 && isLoading && <Skeleton label={t('common.loading')} />}
      {rows.length === 0 && !isLoading && !error && (
        <Empty icon={AlarmClockCheck} title={t('followUps.empty')}>
          <p>{t('followUps.emptyHint')}</p>
        </Empty>
      )}
      {groupByDay(rows, now).map(({ group, rows }) => (
        <section key={group} class="due-group" aria-labelledby={`due-${group}`}>
          <h2 class="due-group-title" id={`due-${group}`}>
            {t(`followUps.group.${group}`)}
          </h2>
          <DueList label={t(`followUps.group.${group}`)} rows={rows} />
        </section>
      ))}
      {hasMore && (
        <Button disabled={isLoading} onClick={loadMore}>
          {t('common.more')}
        </Button>
      )}
      {cancelled.length > 0 && <CancelledList rows={cancelled} />}
    </div>
  )
}
