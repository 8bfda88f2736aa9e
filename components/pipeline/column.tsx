import { CircleCheck, CircleX, Plus } from 'lucide-preact'
import { useEffect, useId, useState } from 'preact/hooks'
import { Button, IconButton } from '@/components/ui/button'
import { t } from '@/locales/t'
import type { BoardColumn, BoardDeal } from '@/storage/protocol/customers'
import type { Stage } from '@/storage/schema/deal'
import { mayChange } from '../app/may'
import { stageName } from '../app/stages'
import { usePages } from '../app/use-pages'
import { DealCard } from './deal-card'
import { Sums } from './sums'
import type { ColumnRows } from './use-board'
import type { Drop } from './use-dragging'

type ColumnProps = {
  column: BoardColumn
  stage: Stage
  /** What was read beyond the first deals. */
  rows: ColumnRows | undefined
  onRows: (rows: ColumnRows) => void
  activeId: string | undefined
  today: string
  drop: Drop | undefined
  onActive: (dealId: string) => void
  onOpen: (deal: BoardDeal) => void
  onNew: () => void
}

const PAGE_ROWS = 100

export function Column({ column, stage, rows, onRows, drop, onNew, ...cards }: ColumnProps) {
  const [isLong, setLong] = useState(false)
  const id = useId()
  const name = stageName(stage)
  const isTarget = drop?.stageId === column.stageId
  const hasMore = rows === undefined ? column.next !== undefined : rows.hasMore
  return (
    <section class="board-column" aria-labelledby={id} data-stage={column.stageId} data-target={isTarget}>
      <div class="board-column-head">
        {stage.kind === 'won' && <CircleCheck size={16} aria-hidden="true" />}
        {stage.kind === 'lost' && <CircleX size={16} aria-hidden="true" />}
        <h2 class="one-line grow" id={id} dir="auto" title={name}>
          {name}
        </h2>
        <span class="section-count">{column.count}</span>
        {mayChange('deals') && (
          <IconButton label={t('pipeline.newIn', { stage: name })} icon={Plus} onClick={onNew} />
        )}
      </div>
      <Sums sums={column.sums} />
      <ol class="board-cards" aria-labelledby={id}>
        {column.deals.map((deal) => (
          <DealCard
            key={deal.id}
            deal={deal}
            stage={stage}
            isDropBefore={isTarget && drop?.beforeId === deal.id}
            {...cards}
          />
        ))}
      </ol>
      {isTarget && drop?.beforeId === undefined && <div class="board-drop-line" />}
      {column.deals.length === 0 && !isTarget && <p class="board-none quiet">{t('pipeline.noneHere')}</p>}
      {isLong && <LongColumn stageId={column.stageId} onRows={onRows} />}
      {hasMore && (
        <Button small variant="quiet" onClick={() => (rows === undefined ? setLong(true) : rows.loadMore())}>
          {t('pipeline.more', { count: column.count - column.deals.length, stage: name })}
        </Button>
      )}
    </section>
  )
}

/** Reads a stage page by page once more than its first deals are wanted. */
function LongColumn({ stageId, onRows }: { stageId: string; onRows: (rows: ColumnRows) => void }) {
  const { rows, hasMore, isLoading, loadMore } = usePages('deals.column', { stageId, limit: PAGE_ROWS })
  useEffect(() => {
    if (rows.length > 0) onRows({ deals: rows, hasMore, loadMore })
  }, [rows, hasMore, isLoading])
  return null
}
