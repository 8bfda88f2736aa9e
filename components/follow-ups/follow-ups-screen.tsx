import { AlarmClockCheck } from 'lucide-preact'
import { useState } from 'preact/hooks'
import { Button } from '@/components/ui/button'
import { Empty, Skeleton } from '@/components/ui/notice'
import { t } from '@/locales/t'
import { useQuery } from '@/storage/use-query'
import { useMinute } from '../app/clock'
import { LookOnly } from '../app/look-only'
import { isInTeam } from '../app/may'
import { QueryError } from '../app/query-error'
import { usePages } from '../app/use-pages'
import { CalendarMenu } from './calendar-menu'
import { CancelledList } from './cancelled-list'
import { DueList } from './due-list'
import { groupByDay } from './group-by-day'
import { type Whose, WhoseSelect } from './whose-select'

const PAGE_ROWS = 100

/** Every follow-up there is: what is overdue, what comes today, what comes later, and what replies have cancelled. */
export function FollowUpsScreen() {
  const [whose, setWhose] = useState<Whose>('mine')
  const asks = isInTeam() && whose === 'mine' ? ({ mine: true } as const) : {}
  const { rows, isLoading, error, hasMore, loadMore, refetch } = usePages('followUps.page', {
    limit: PAGE_ROWS,
    ...asks,
  })
  const { data: cancelled = [] } = useQuery('followUps.cancelled', {})
  const now = useMinute()
  return (
    <div class="screen">
      <div class="screen-head">
        <h1 class="screen-title">{t('followUps.title')}</h1>
        {isInTeam() && <WhoseSelect whose={whose} onChange={setWhose} />}
        {rows.length > 0 && <CalendarMenu asks={asks} />}
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
