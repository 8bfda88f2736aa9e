import { useEffect, useState } from 'preact/hooks'
import { QueryError } from '@/components/app/query-error'
import { usePages } from '@/components/app/use-pages'
import { useCustomer } from '@/components/customer'
import { Button } from '@/components/ui/button'
import { t } from '@/locales/t'
import { EntryLine } from './entry-line'
import { type Filter, FILTERS, kindOf } from './kinds'

const PAGE_ROWS = 50
/** A kind that is rare is looked for further back until so many lines are there. */
const LEAST_SHOWN = 10

/** The timeline itself, page by page, all of it or one kind. */
export function Entries() {
  const { contactId } = useCustomer()
  const [filter, setFilter] = useState<Filter>('all')
  const [wanted, setWanted] = useState(LEAST_SHOWN)
  const pages = usePages('timeline.page', { contactId, limit: PAGE_ROWS })
  const { rows, hasMore, isLoading, loadMore, error, refetch } = pages
  const shown = rows.filter((entry) => filter === 'all' || kindOf(entry) === filter)
  const isSearching = shown.length < wanted && hasMore
  useEffect(() => {
    if (isSearching && !isLoading) loadMore()
  }, [isSearching, isLoading, rows.length])
  if (error) return <QueryError error={error} retry={refetch} />
  return (
    <>
      <FilterSelect filter={filter} onFilter={setFilter} />
      <ol class="timeline" aria-label={t('timeline.title')}>
        {shown.map((entry) => (
          <EntryLine key={entry.id} entry={entry} />
        ))}
      </ol>
      {shown.length === 0 && !isLoading && <p class="quiet">{t('timeline.nothing')}</p>}
      {hasMore && !isSearching && (
        <Button
          variant="quiet"
          small
          onClick={() => {
            setWanted(shown.length + LEAST_SHOWN)
            loadMore()
          }}
        >
          {t('timeline.earlier')}
        </Button>
      )}
    </>
  )
}

function FilterSelect({ filter, onFilter }: { filter: Filter; onFilter: (filter: Filter) => void }) {
  return (
    <select
      class="deal-stage"
      aria-label={t('timeline.filter')}
      value={filter}
      onChange={(event) => {
        const next = FILTERS.find((one) => one === event.currentTarget.value)
        if (next !== undefined) onFilter(next)
      }}
    >
      {FILTERS.map((one) => (
        <option key={one} value={one}>
          {t(`timeline.filter-${one}`)}
        </option>
      ))}
    </select>
  )
}
