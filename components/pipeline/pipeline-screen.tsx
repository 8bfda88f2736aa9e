import './pipeline.css'
import { Columns3, Plus, Settings2 } from 'lucide-preact'
import { useState } from 'preact/hooks'
import { Button } from '@/components/ui/button'
import { Empty, Skeleton } from '@/components/ui/notice'
import { t } from '@/locales/t'
import type { BoardDeal } from '@/storage/protocol/customers'
import { LookOnly } from '../app/look-only'
import { mayChange } from '../app/may'
import { QueryError } from '../app/query-error'
import { goTo } from '../app/route'
import { allStages } from '../app/stages'
import { Board } from './board'
import { DealDialog } from './deal-dialog'
import { useBoard } from './use-board'

/** A deal that is being edited; `stageId` alone begins a new one. */
type Open = { deal?: BoardDeal; stageId?: string }

/** Every deal by the stage it stands in. */
export function PipelineScreen() {
  const stages = allStages()
  const board = useBoard(stages)
  const [open, setOpen] = useState<Open>()
  const { columns, error } = board
  if (columns === undefined || stages.length === 0) {
    return error ? (
      <QueryError error={error} retry={board.refetch} />
    ) : (
      <Skeleton label={t('common.loading')} />
    )
  }
  const isEditable = mayChange('deals')
  const isEmpty = columns.every(({ count }) => count === 0)
  return (
    <div class="pipeline">
      <div class="pipeline-head">
        <h1 class="screen-title">{t('pipeline.title')}</h1>
        {isEditable && (
          <>
            {mayChange('teamSettings') && (
              <Button variant="quiet" icon={Settings2} onClick={() => goTo('settings')}>
                {t('pipeline.editStages')}
              </Button>
            )}
            <Button variant="primary" icon={Plus} onClick={() => setOpen({})}>
              {t('pipeline.new')}
            </Button>
          </>
        )}
      </div>
      <LookOnly table="deals" />
      {isEmpty && (
        <Empty icon={Columns3} title={t('pipeline.empty')}>
          {isEditable && <p>{t('pipeline.emptyHint')}</p>}
        </Empty>
      )}
      {!isEmpty && (
        <Board
          {...board}
          columns={columns}
          stages={stages}
          onOpen={(deal) => (isEditable ? setOpen({ deal }) : goTo(`contacts/${deal.contactId}`))}
          onNew={(stageId) => setOpen({ stageId })}
        />
      )}
      {isEditable && open && <DealDialog {...open} stages={stages} onClose={() => setOpen(undefined)} />}
    </div>
  )
}
