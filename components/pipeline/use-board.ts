import { useEffect, useRef, useState } from 'preact/hooks'
import { t } from '@/locales/t'
import type { BoardColumn, BoardDeal } from '@/storage/protocol/customers'
import type { Stage } from '@/storage/schema/deal'
import { useQuery } from '@/storage/use-query'
import type { AppError } from '@/utils/app-error'
import { stageName } from '../app/stages'
import { undoneCount } from '../app/undo'
import { write } from '../app/write'
import { type Move, withMove } from './board-moves'

/** What was read of a column beyond its first deals. */
export type ColumnRows = { deals: readonly BoardDeal[]; hasMore: boolean; loadMore: () => void }

type Board = {
  columns: readonly BoardColumn[] | undefined
  error: AppError | undefined
  refetch: () => void
  move: (move: Move) => Promise<void>
  /** By stage, where more than the first deals were asked for. */
  more: Readonly<Record<string, ColumnRows>>
  setMore: (stageId: string, rows: ColumnRows) => void
}

type Pending = { move: Move; isWritten: boolean }

/** The columns as they are stored, with every move shown at once while it is still on its way. */
export function useBoard(stages: readonly Stage[]): Board {
  const { data, error, refetch } = useQuery('deals.board', {})
  const [more, setMore] = useState<Readonly<Record<string, ColumnRows>>>({})
  const [pending, setPending] = useState<readonly Pending[]>([])
  const shown = useRef<readonly BoardColumn[]>([])
  // What is stored shows every move that had been written when it was asked for.
  useEffect(() => setPending((moves) => moves.filter(({ isWritten }) => !isWritten)), [data])
  useEffect(() => setPending([]), [undoneCount.value])

  const stored = data?.map((column) => withRows(column, more[column.stageId]))
  const columns =
    stored && pending.reduce<readonly BoardColumn[]>((all, one) => withMove(all, one.move), stored)
  shown.current = columns ?? []

  const move = async (next: Move): Promise<void> => {
    const after = withMove(shown.current, next)
    const entry: Pending = { move: next, isWritten: false }
    setPending((moves) => [...moves, entry])
    const written = await write('deals.move', next, sayMove(after, next, stages))
    setPending((moves) => {
      const others = moves.filter((one) => one !== entry)
      return written === undefined
        ? others
        : moves.map((one) => (one === entry ? { ...one, isWritten: true } : one))
    })
  }
  return {
    columns,
    error,
    refetch,
    move,
    more,
    setMore: (stageId, rows) => setMore((all) => ({ ...all, [stageId]: rows })),
  }
}

function withRows(column: BoardColumn, rows: ColumnRows | undefined): BoardColumn {
  return rows === undefined || rows.deals.length < column.deals.length
    ? column
    : { ...column, deals: [...rows.deals] }
}

/** Where a deal stands now, in words that are read out too. */
function sayMove(columns: readonly BoardColumn[], { id, stageId }: Move, stages: readonly Stage[]): string {
  const column = columns.find((one) => one.stageId === stageId)
  const stage = stages.find((one) => one.id === stageId)
  const at = column?.deals.findIndex((deal) => deal.id === id) ?? -1
  return t('pipeline.moved', {
    title: column?.deals[at]?.title ?? '',
    stage: stage === undefined ? '' : stageName(stage),
    position: at + 1,
    count: column?.count ?? 0,
  })
}
