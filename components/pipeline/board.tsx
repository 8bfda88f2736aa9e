import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { useKeys } from '@/components/ui/use-keys'
import { t } from '@/locales/t'
import type { BoardColumn, BoardDeal } from '@/storage/protocol/customers'
import type { Stage } from '@/storage/schema/deal'
import { mayChange } from '../app/may'
import { openWhatsApp } from '../app/open-whatsapp'
import { write } from '../app/write'
import { inSight, neighbourOf, type Move, stepOf } from './board-moves'
import { Column } from './column'
import { isoToday } from './close-text'
import { useMinute } from '../app/clock'
import type { ColumnRows } from './use-board'
import { useDragging } from './use-dragging'
import { wayOf } from './way-of'

type BoardProps = {
  columns: readonly BoardColumn[]
  stages: readonly Stage[]
  more: Readonly<Record<string, ColumnRows>>
  setMore: (stageId: string, rows: ColumnRows) => void
  move: (move: Move) => Promise<void>
  onOpen: (deal: BoardDeal) => void
  onNew: (stageId: string) => void
}

/** The stages beside each other. Arrows go from deal to deal, with Shift they take the deal along. */
export function Board({ columns, stages, more, setMore, move, onOpen, onNew }: BoardProps) {
  const place = useRef<HTMLDivElement>(null)
  const [activeId, setActiveId] = useState<string>()
  const wantsFocus = useRef(false)
  const all = columns.flatMap(({ deals }) => deals)
  const active = all.find(({ id }) => id === activeId) ?? all[0]
  // A card that moves to another stage is drawn anew there; the focus goes with it.
  useLayoutEffect(() => {
    if (!wantsFocus.current) return
    wantsFocus.current = false
    cardOf(place.current, active?.id)?.focus()
  })
  const focusOn = (id: string | undefined): void => {
    if (id === undefined) return
    wantsFocus.current = true
    setActiveId(id)
  }
  const moveInSight = (wanted: Move | undefined): void => {
    const next = wanted && inSight(columns, wanted)
    if (next !== undefined) void move(next)
  }
  const isEditable = mayChange('deals')
  const dragging = useDragging(place, moveInSight)
  useKeys(place, (event) => {
    const deal = dealUnder(event, all)
    if (deal === undefined || event.ctrlKey || event.metaKey || event.altKey) return
    const way = wayOf(event.key)
    if (way !== undefined) {
      event.preventDefault()
      const isMove = event.shiftKey && isEditable
      if (isMove) moveInSight(stepOf(columns, deal.id, way))
      focusOn(isMove ? deal.id : neighbourOf(columns, deal.id, way))
    } else if (event.key === 'Delete' && isEditable) {
      focusOn(neighbourOf(columns, deal.id, 'down') ?? neighbourOf(columns, deal.id, 'up'))
      remove(deal)
    } else if (event.key === 'c') void openWhatsApp(deal.contactId)
  })
  const today = isoToday(useMinute())
  return (
    <>
      {isEditable && <KeysHint />}
      <div class="board" ref={place} {...(isEditable && dragging.handlers)}>
        {staged(columns, stages).map(({ column, stage }) => (
          <Column
            key={column.stageId}
            column={column}
            stage={stage}
            rows={more[column.stageId]}
            onRows={(rows) => setMore(column.stageId, rows)}
            activeId={active?.id}
            today={today}
            drop={dragging.drop}
            onActive={setActiveId}
            onOpen={(deal) => !dragging.hasJustDragged() && onOpen(deal)}
            onNew={() => onNew(column.stageId)}
          />
        ))}
      </div>
    </>
  )
}

function dealUnder({ target }: KeyboardEvent, all: readonly BoardDeal[]): BoardDeal | undefined {
  const dealId = target instanceof HTMLElement ? target.dataset['deal'] : undefined
  return all.find(({ id }) => id === dealId)
}

function KeysHint() {
  return (
    <p class="pipeline-keys quiet" id="pipeline-keys">
      {t('pipeline.keys')}
    </p>
  )
}

function staged(columns: readonly BoardColumn[], stages: readonly Stage[]) {
  return columns.flatMap((column) => {
    const stage = stages.find(({ id }) => id === column.stageId)
    return stage === undefined ? [] : [{ column, stage }]
  })
}

function remove({ id, title }: BoardDeal): void {
  void write('deals.remove', { id }, t('pipeline.removed', { title }))
}

function cardOf(place: HTMLElement | null, dealId: string | undefined): HTMLElement | undefined {
  return [...(place?.querySelectorAll<HTMLElement>('[data-deal]') ?? [])].find(
    ({ dataset }) => dataset['deal'] === dealId,
  )
}
