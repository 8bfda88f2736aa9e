import { useRef } from 'preact/hooks'
import { indexAfter } from '@/components/ui/move-focus'
import { t } from '@/locales/t'
import { COUNTED_TO, TODAY_FILTERS, type TodayCounts, type TodayFilter } from '@/storage/protocol/follow-ups'
import { formatNumber } from '@/utils/format'

type FiltersProps = {
  panelId: string
  filter: TodayFilter
  counts: TodayCounts | undefined
  onFilter: (filter: TodayFilter) => void
}

/** Why customers stand in the list, with how many: arrows choose, as in any row of tabs. */
export function Filters({ panelId, filter, counts, onFilter }: FiltersProps) {
  const tabs = useRef<HTMLDivElement>(null)
  const onKeyDown = (event: KeyboardEvent): void => {
    const next = indexAfter(verticalKey(event.key), TODAY_FILTERS.indexOf(filter), TODAY_FILTERS.length)
    const chosen = next === undefined ? undefined : TODAY_FILTERS[next]
    if (chosen === undefined || event.key.endsWith('Up') || event.key.endsWith('Down')) return
    event.preventDefault()
    onFilter(chosen)
    tabs.current?.querySelector<HTMLElement>(`[data-filter=${chosen}]`)?.focus()
  }
  return (
    <div
      class="today-filters"
      role="tablist"
      tabIndex={-1}
      aria-label={t('today.filters')}
      ref={tabs}
      onKeyDown={onKeyDown}
    >
      {TODAY_FILTERS.map((one) => (
        <Tab
          key={one}
          filter={one}
          count={counts?.[one]}
          panelId={panelId}
          isChosen={one === filter}
          onChoose={() => onFilter(one)}
        />
      ))}
    </div>
  )
}

type TabProps = {
  filter: TodayFilter
  count: number | undefined
  panelId: string
  isChosen: boolean
  onChoose: () => void
}

function Tab({ filter, count, panelId, isChosen, onChoose }: TabProps) {
  const name = t(`today.filter.${filter}`)
  const number = count === undefined ? undefined : countText(count)
  return (
    <button
      type="button"
      class={`today-filter${count === 0 ? ' today-filter-empty' : ''}`}
      role="tab"
      id={`${panelId}-${filter}`}
      data-filter={filter}
      aria-selected={isChosen}
      aria-controls={panelId}
      tabIndex={isChosen ? 0 : -1}
      onClick={onChoose}
    >
      {name} {number !== undefined && <span class="today-filter-count">{number}</span>}
    </button>
  )
}

/** @returns a number of rows; beyond what is counted, that there are more. */
export function countText(count: number): string {
  return count < COUNTED_TO
    ? formatNumber(count)
    : t('today.moreThan', { number: formatNumber(COUNTED_TO - 1) })
}

/** Tabs lie along the line: the arrow of the reading direction goes on to the next one. */
function verticalKey(key: string): string {
  const isRtl = document.documentElement.dir === 'rtl'
  if (key === 'ArrowRight') return isRtl ? 'ArrowUp' : 'ArrowDown'
  if (key === 'ArrowLeft') return isRtl ? 'ArrowDown' : 'ArrowUp'
  return key
}
