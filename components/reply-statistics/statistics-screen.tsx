import './statistics.css'
import { ChartNoAxesColumn } from 'lucide-preact'
import { useState } from 'preact/hooks'
import { Empty, Skeleton } from '@/components/ui/notice'
import { t } from '@/locales/t'
import type { ReplyStatistics } from '@/storage/schema/reply-use'
import { useQuery } from '@/storage/use-query'
import { QueryError } from '../app/query-error'
import { SortHeader } from './sort-header'
import { type SortBy, sortStatistics } from './sort-statistics'
import { StatisticsRow } from './statistics-row'

const FILTERS = ['all', 'review', 'retire'] as const
type Filter = (typeof FILTERS)[number]

/** How quick replies do: used, answered, and which to look over or give up. */
export function StatisticsScreen() {
  const { data, error, refetch } = useQuery('replies.statistics', {})
  if (data === undefined) {
    return error ? <QueryError error={error} retry={refetch} /> : <Skeleton label={t('common.loading')} />
  }
  return (
    <div class="screen">
      {data.length === 0 ? (
        <Empty icon={ChartNoAxesColumn} title={t('statistics.empty')} isPage>
          <p>{t('statistics.emptyHint')}</p>
        </Empty>
      ) : (
        <Statistics all={data} />
      )}
    </div>
  )
}

function Statistics({ all }: { all: readonly ReplyStatistics[] }) {
  const [filter, setFilter] = useState<Filter>('all')
  const [sort, setSort] = useState<SortBy>({ column: 'uses', isDescending: true })
  const counts = {
    all: all.length,
    review: all.filter(isIn('review')).length,
    retire: all.filter(isIn('retire')).length,
  }
  const rows = sortStatistics(all.filter(isIn(filter)), sort)
  const header = { sort, onSort: setSort }
  return (
    <>
      <div class="screen-head">
        <h1 class="screen-title">{t('statistics.title')}</h1>
        <div class="segments" role="group" aria-label={t('statistics.filter')}>
          {FILTERS.map((one) => (
            <button
              key={one}
              type="button"
              class="segment"
              aria-pressed={one === filter}
              onClick={() => setFilter(one)}
            >
              {t(`statistics.filter-${one}`, { count: counts[one] })}
            </button>
          ))}
        </div>
      </div>
      <p class="quiet">{t(`statistics.explain-${filter}`)}</p>
      {rows.length === 0 ? (
        <p class="quiet statistics-none">{t('statistics.none')}</p>
      ) : (
        <table class="statistics">
          <thead>
            <tr>
              <SortHeader {...header} column="title" label={t('statistics.reply')} />
              <SortHeader {...header} column="uses" label={t('statistics.uses')} />
              <SortHeader {...header} column="answerRate" label={t('statistics.answerRate')} />
              <SortHeader {...header} column="medianReplyMs" label={t('statistics.median')} />
              <SortHeader {...header} column="lastUsedAt" label={t('statistics.lastUsed')} />
              <th scope="col">
                <span class="visually-hidden">{t('statistics.actions')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <StatisticsRow key={row.id} row={row} />
            ))}
          </tbody>
        </table>
      )}
    </>
  )
}

function isIn(filter: Filter): (row: ReplyStatistics) => boolean {
  if (filter === 'review') return ({ isDueForReview }) => isDueForReview
  return filter === 'retire' ? ({ retire }) => retire !== undefined : () => true
}
