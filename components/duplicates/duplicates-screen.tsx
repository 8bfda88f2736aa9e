import './duplicates.css'
import { UsersRound } from 'lucide-preact'
import { useState } from 'preact/hooks'
import { Button } from '@/components/ui/button'
import { Empty } from '@/components/ui/notice'
import { VirtualList } from '@/components/ui/virtual-list'
import { t } from '@/locales/t'
import type { Duplicate } from '@/storage/protocol/customers'
import { QueryError } from '../app/query-error'
import { goTo, routeQuery } from '../app/route'
import { Comparison } from './comparison'
import { PairRow } from './pair-row'
import { pairKey, useDuplicates } from './use-duplicates'

const ROW_PX = 64

/** Contacts that may be the same person on the left, the two that are compared on the right. */
export function DuplicatesScreen() {
  const search = useDuplicates()
  const { pairs } = search
  const [selected, select] = useState(-1)
  const [keep, lose] = ['keep', 'lose'].map((name) => routeQuery.value.get(name))
  const isOpen = keep !== null && keep !== undefined && lose !== null && lose !== undefined
  const open = ({ contact, other }: Duplicate): void => goTo(`duplicates?keep=${contact.id}&lose=${other.id}`)
  const settle = (isGone: (pair: Duplicate) => boolean): void => {
    const at = pairs.findIndex(isGone)
    const rest = pairs.filter((pair) => !isGone(pair))
    search.drop(isGone)
    const next = rest[Math.min(Math.max(at, 0), rest.length - 1)]
    if (next === undefined) goTo('duplicates')
    else open(next)
  }
  const openAt = isOpen
    ? pairs.findIndex(({ contact, other }) => pairKey(contact.id, other.id) === pairKey(keep, lose))
    : -1
  return (
    <div class="duplicates" data-open={isOpen}>
      <section class="duplicates-list" aria-label={t('duplicates.title')}>
        <Head isSearching={search.isSearching} count={pairs.length} />
        {search.error && <QueryError error={search.error} retry={search.restart} />}
        {pairs.length === 0 && !search.isSearching && !search.error && <None />}
        <div class="duplicates-rows">
          {pairs.length > 0 && (
            <VirtualList
              label={t('duplicates.pairs')}
              rows={pairs}
              rowHeight={ROW_PX}
              keyOf={({ contact, other }) => pairKey(contact.id, other.id)}
              selected={selected >= 0 ? Math.min(selected, pairs.length - 1) : openAt}
              onSelect={select}
              onOpen={open}
              onEnd={() => undefined}
              render={(pair) => <PairRow pair={pair} />}
            />
          )}
        </div>
        {search.hasMore && !search.isSearching && <SearchOn onClick={search.more} />}
      </section>
      <section class="duplicates-detail" aria-label={t('duplicates.compare')}>
        {isOpen && keep !== lose ? (
          <Comparison
            key={`${keep}|${lose}`}
            keepId={keep}
            loseId={lose}
            onMerged={() => settle(({ contact, other }) => contact.id === lose || other.id === lose)}
            onDistinct={() =>
              settle(({ contact, other }) => pairKey(contact.id, other.id) === pairKey(keep, lose))
            }
          />
        ) : pairs.length === 0 ? null : (
          <NoneOpen />
        )}
      </section>
    </div>
  )
}

function Head({ isSearching, count }: { isSearching: boolean; count: number }) {
  return (
    <div class="duplicates-head">
      <h1 class="screen-title">{t('duplicates.title')}</h1>
      <p class="quiet" role="status">
        {isSearching && t('duplicates.searching', { count })}
        {!isSearching && count > 0 && t('duplicates.found', { count })}
      </p>
      {isSearching && <progress class="duplicates-progress" aria-label={t('common.loading')} />}
    </div>
  )
}

function NoneOpen() {
  return (
    <Empty icon={UsersRound} title={t('duplicates.noneOpen')}>
      <p>{t('duplicates.noneOpenHint')}</p>
    </Empty>
  )
}

function SearchOn({ onClick }: { onClick: () => void }) {
  return (
    <div class="duplicates-more">
      <Button small onClick={onClick}>
        {t('duplicates.searchOn')}
      </Button>
    </div>
  )
}

function None() {
  return (
    <Empty icon={UsersRound} title={t('duplicates.none')}>
      <p>{t('duplicates.noneHint')}</p>
    </Empty>
  )
}
