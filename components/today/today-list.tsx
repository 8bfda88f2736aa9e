import './today.css'
import { CircleCheckBig } from 'lucide-preact'
import type { ComponentChildren } from 'preact'
import { useId, useMemo, useState } from 'preact/hooks'
import { Empty, Skeleton } from '@/components/ui/notice'
import { t } from '@/locales/t'
import { COUNTED_TO, type TodayFilter, type TodayRow } from '@/storage/protocol/follow-ups'
import { useKeyHelp } from '../app/keyboard-help'
import { LookOnly } from '../app/look-only'
import { mayChange } from '../app/may'
import { openWhatsApp } from '../app/open-whatsapp'
import { QueryError } from '../app/query-error'
import { Filters } from './filters'
import { TodayGrid } from './today-grid'
import { useToday } from './use-today'
import { todayActions } from './use-today-actions'

export type TodayListProps = {
  /** Somebody has just come here to work: the first row gets the focus. */
  takesFocus?: boolean
  /** The chat of a row is open. */
  onOpened?: () => void
  /** In place of the usual sentence when nothing at all is to be done. */
  whenClear?: ComponentChildren | undefined
}

/** Everybody who needs something, most urgent first, with why, and everything that can be done about it by one key. */
export function TodayList({ takesFocus = false, onOpened, whenClear }: TodayListProps) {
  const [filter, setFilter] = useState<TodayFilter>('all')
  const today = useToday(filter)
  const { rows, counts, isLoading, error } = today
  const id = useId()
  const actions = useMemo(() => todayActions(filter, today.leave), [filter])
  useKeyHelp(keyHelp())
  const open = async ({ contact }: TodayRow): Promise<void> => {
    if (await openWhatsApp(contact.id)) onOpened?.()
  }
  const isEmpty = rows.length === 0 && !isLoading && !error
  if (isEmpty && counts?.all === 0 && whenClear !== undefined) return <>{whenClear}</>
  return (
    <div class="today">
      <Filters panelId={id} filter={filter} counts={counts} onFilter={setFilter} />
      <LookOnly table="followUps" />
      <p class="visually-hidden" role="status">
        {counts && t('today.count', { count: counts[filter] })}
      </p>
      <div class="today-panel" role="tabpanel" id={id} aria-labelledby={`${id}-${filter}`}>
        {error && <QueryError error={error} retry={today.refetch} />}
        {rows.length === 0 && isLoading && <Skeleton label={t('common.loading')} />}
        {isEmpty && <NobodyHere filter={filter} />}
        {rows.length > 0 && (
          <TodayGrid
            key={filter}
            filter={filter}
            rows={rows}
            total={totalOf(counts?.[filter], today.hasMore, rows.length)}
            actions={actions}
            takesFocus={takesFocus && filter === 'all'}
            onOpen={(row) => void open(row)}
            onEnd={today.loadMore}
          />
        )}
      </div>
    </div>
  )
}

function NobodyHere({ filter }: { filter: TodayFilter }) {
  return (
    <Empty icon={CircleCheckBig} title={t(`today.empty.${filter}`)}>
      <p>{t(`today.emptyHint.${filter}`)}</p>
    </Empty>
  )
}

/** -1 tells assistive technology that nobody knows. */
function totalOf(count: number | undefined, hasMore: boolean, shown: number): number {
  if (!hasMore) return shown
  return count === undefined || count >= COUNTED_TO ? -1 : count
}

function keyHelp() {
  return [
    { keys: ['↑', '↓', 'j', 'k'], what: t('today.key.move') },
    { keys: ['Enter'], what: t('today.key.open') },
    ...(mayChange('followUps')
      ? [
          { keys: ['d'], what: t('today.key.done') },
          { keys: ['s'], what: t('today.key.snooze') },
          { keys: ['n'], what: t('today.key.note') },
        ]
      : []),
    { keys: ['u'], what: t('today.key.undo') },
  ]
}
