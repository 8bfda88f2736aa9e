import '@/components/ui/field.css'
import './trash.css'
import { Trash2 } from 'lucide-preact'
import { useRef, useState } from 'preact/hooks'
import { Button } from '@/components/ui/button'
import { Empty, Skeleton } from '@/components/ui/notice'
import { t } from '@/locales/t'
import { TRASH_TABLES, type TrashEntry, type TrashTable } from '@/storage/protocol/data'
import { useMinute } from '../app/clock'
import { QueryError } from '../app/query-error'
import { EmptyTrash } from './empty-trash'
import { EraseDialog } from './erase-dialog'
import { eraseEntry, restoreEntry } from './trash-actions'
import { TrashRow } from './trash-row'
import { useTrash } from './use-trash'

/** Everything that was deleted and can come back, newest first. */
export function TrashScreen() {
  const [table, setTable] = useState<TrashTable>()
  const trash = useTrash(table)
  const title = useRef<HTMLHeadingElement>(null)
  const { entries, isLoading, error, hasMore } = trash
  const isEmpty = entries.length === 0 && !isLoading && error === undefined
  return (
    <div class="screen">
      <div class="screen-head">
        <h1 class="screen-title" tabIndex={-1} ref={title}>
          {t('trash.title')}
        </h1>
        {(table !== undefined || !isEmpty) && <KindSelect table={table} onChange={setTable} />}
        {entries.length > 0 && <EmptyTrash onDone={trash.restart} />}
      </div>
      {entries.length > 0 && <p class="quiet trash-hint">{t('trash.hint')}</p>}
      {error && <QueryError error={error} retry={trash.restart} />}
      {entries.length === 0 && isLoading && <Skeleton label={t('common.loading')} />}
      {isEmpty && <NothingThere isFiltered={table !== undefined} />}
      {entries.length > 0 && (
        <TrashList entries={entries} onGone={trash.drop} onLast={() => title.current?.focus()} />
      )}
      {hasMore && (
        <Button disabled={isLoading} onClick={trash.more}>
          {t('common.more')}
        </Button>
      )}
    </div>
  )
}

type ListProps = {
  entries: readonly TrashEntry[]
  onGone: (entry: TrashEntry) => void
  onLast: () => void
}

function TrashList({ entries, onGone, onLast }: ListProps) {
  const now = useMinute()
  const list = useRef<HTMLUListElement>(null)
  const [asked, setAsked] = useState<TrashEntry>()
  const act = async (entry: TrashEntry, deal: (entry: TrashEntry) => Promise<boolean>): Promise<void> => {
    const next = neighbourOf(list.current, entry.id)
    if (!(await deal(entry))) return
    onGone(entry)
    if (next === undefined) onLast()
    else next.focus()
  }
  return (
    <>
      <ul class="trash-list" ref={list} aria-label={t('trash.title')}>
        {entries.map((entry) => (
          <TrashRow
            key={entry.id}
            entry={entry}
            now={now}
            onRestore={() => void act(entry, restoreEntry)}
            onErase={() => setAsked(entry)}
          />
        ))}
      </ul>
      {asked && (
        <EraseDialog
          entry={asked}
          onCancel={() => setAsked(undefined)}
          onConfirm={() => {
            setAsked(undefined)
            void act(asked, eraseEntry)
          }}
        />
      )}
    </>
  )
}

/** The row after this one, else the one before, takes the focus when this one goes. */
function neighbourOf(list: HTMLElement | null, id: string): HTMLElement | undefined {
  const rows = [...(list?.children ?? [])]
  const at = rows.findIndex((row) => row.getAttribute('data-id') === id)
  return (rows[at + 1] ?? rows[at - 1])?.querySelector('button') ?? undefined
}

type SelectProps = { table: TrashTable | undefined; onChange: (table: TrashTable | undefined) => void }

function KindSelect({ table, onChange }: SelectProps) {
  return (
    <select
      class="input trash-kind"
      aria-label={t('trash.show')}
      value={table ?? ''}
      onChange={({ currentTarget: { value } }) => onChange(TRASH_TABLES.find((one) => one === value))}
    >
      <option value="">{t('trash.all')}</option>
      {TRASH_TABLES.map((one) => (
        <option key={one} value={one}>
          {t(`trash.kinds-${one}`)}
        </option>
      ))}
    </select>
  )
}

function NothingThere({ isFiltered }: { isFiltered: boolean }) {
  return (
    <Empty icon={Trash2} title={t(isFiltered ? 'trash.noneOfKind' : 'trash.empty')}>
      {!isFiltered && <p>{t('trash.emptyHint')}</p>}
    </Empty>
  )
}
