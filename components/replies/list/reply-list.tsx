import { useMemo, useState } from 'preact/hooks'
import { VirtualList } from '@/components/ui/virtual-list'
import { t } from '@/locales/t'
import type { ReplyRow as Row } from '@/storage/schema/reply'
import type { ReplyStatistics } from '@/storage/schema/reply-use'
import { useQuery } from '@/storage/use-query'
import { goTo } from '../../app/route'
import { indexReplies } from '../search'
import { BulkBar } from './bulk-bar'
import { FolderNav } from './folder-nav'
import { foldersOf } from './folders'
import { ListTools } from './list-tools'
import { filterReplies, isNarrowed, NO_FILTER, type ReplyFilter } from './reply-filter'
import { ReplyRow } from './reply-row'
import { useMarks } from './use-marks'

const ROW_PX = 56

type ReplyListProps = { rows: readonly Row[]; openId: string | undefined }

/** Every quick reply: folders at the side, what narrows down above, and the list. */
export function ReplyList({ rows, openId }: ReplyListProps) {
  const [filter, setFilter] = useState<ReplyFilter>(NO_FILTER)
  const offered = useMemo(() => rows.filter(({ isArchived }) => isArchived !== true), [rows])
  const folders = useMemo(() => foldersOf(offered), [offered])
  const counts = { offered: offered.length, archived: rows.length - offered.length }
  return (
    <>
      <FolderNav folders={folders} filter={filter} onFilter={setFilter} counts={counts} />
      <section class="replies-list" aria-label={t('replies.title')}>
        <h1 class="visually-hidden">{t('replies.title')}</h1>
        <ListTools rows={rows} folders={folders} filter={filter} onFilter={setFilter} />
        <Found rows={rows} filter={filter} onFilter={setFilter} folders={folders} openId={openId} />
      </section>
    </>
  )
}

type FoundProps = ReplyListProps & {
  filter: ReplyFilter
  onFilter: (filter: ReplyFilter) => void
  folders: ReturnType<typeof foldersOf>
}

function Found({ rows, filter, onFilter, folders, openId }: FoundProps) {
  const statistics = useStatistics()
  const index = useMemo(() => indexReplies(rows), [rows])
  const found = useMemo(() => filterReplies(index, filter, statistics), [index, filter, statistics])
  // Another filter makes another list, in which nothing is chosen yet.
  const [chosen, choose] = useState({ filter, index: -1 })
  const selected = chosen.filter === filter ? chosen.index : -1
  const marks = useMarks(found)
  return (
    <>
      {marks.ids.length > 0 ? (
        <BulkBar
          ids={marks.ids}
          isArchived={filter.isArchived}
          folders={folders}
          onClear={() => marks.clear()}
        />
      ) : (
        <ListHead filter={filter} onFilter={onFilter} count={found.length} />
      )}
      {found.length === 0 && <p class="quiet replies-none">{nothingText(filter)}</p>}
      <div class="replies-rows">
        <VirtualList
          label={t('replies.title')}
          rows={found}
          total={found.length}
          rowHeight={ROW_PX}
          keyOf={({ id }) => id}
          selected={selected >= 0 ? selected : found.findIndex(({ id }) => id === openId)}
          onSelect={(at) => choose({ filter, index: at })}
          onOpen={({ id }) => goTo(`replies/${id}`)}
          onEnd={() => undefined}
          marks={marks}
          render={(row) => <ReplyRow row={row} statistics={statistics.get(row.id)} />}
        />
      </div>
    </>
  )
}

type HeadProps = { filter: ReplyFilter; onFilter: (filter: ReplyFilter) => void; count: number }

/** How many there are, and over each column what it shows; a press orders by it. */
function ListHead({ filter, onFilter, count }: HeadProps) {
  const column = (sort: ReplyFilter['sort'], label: string) => (
    <button
      type="button"
      class="column-head"
      aria-pressed={filter.sort === sort}
      onClick={() => onFilter({ ...filter, sort: filter.sort === sort ? 'rank' : sort })}
    >
      {label}
    </button>
  )
  return (
    <div class="replies-head" role="group" aria-label={t('replies.sort')}>
      <span role="status">{t('replies.count', { count })}</span>
      {column('uses', t('replies.columnUses'))}
      {column('answers', t('replies.columnAnswers'))}
      {column('lastUsed', t('replies.columnLastUsed'))}
    </div>
  )
}

function useStatistics(): ReadonlyMap<string, ReplyStatistics> {
  const { data } = useQuery('replies.statistics', {})
  return useMemo(() => new Map(data?.map((one) => [one.id, one])), [data])
}

function nothingText(filter: ReplyFilter): string {
  if (filter.search.trim() !== '') return t('replies.nothingFound', { query: filter.search.trim() })
  if (filter.isArchived) return t('replies.nothingArchived')
  return isNarrowed(filter) ? t('replies.nothingHere') : t('replies.allArchived')
}
