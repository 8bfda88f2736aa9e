import type { BoardColumn, BoardDeal } from '@/storage/protocol/customers'

/** A deal on its way into a stage, before another deal of it or last. */
export type Move = { id: string; stageId: string; beforeId?: string }

/** @returns the columns as they stand once `move` is done, with their counts and sums. */
export function withMove(columns: readonly BoardColumn[], move: Move): readonly BoardColumn[] {
  const deal = columns.flatMap(({ deals }) => deals).find(({ id }) => id === move.id)
  if (deal === undefined || !columns.some(({ stageId }) => stageId === move.stageId)) return columns
  return columns.map((column) => {
    const left = column.deals.some(({ id }) => id === deal.id) ? without(column, deal) : column
    return column.stageId === move.stageId ? withDeal(left, deal, move.beforeId) : left
  })
}

/**
 * @returns where an arrow key takes a deal: up and down within its stage, `previous` and `next` to the top of the stage
 * beside it; undefined at the end of the way.
 */
export function stepOf(
  columns: readonly BoardColumn[],
  dealId: string,
  way: 'up' | 'down' | 'previous' | 'next',
): Move | undefined {
  const at = columns.findIndex(({ deals }) => deals.some(({ id }) => id === dealId))
  const column = columns[at]
  if (column === undefined) return undefined
  const { deals, stageId } = column
  const row = deals.findIndex(({ id }) => id === dealId)
  if (way === 'up') return row === 0 ? undefined : moveTo(dealId, stageId, deals[row - 1])
  if (way === 'down') return row === deals.length - 1 ? undefined : moveTo(dealId, stageId, deals[row + 2])
  const beside = columns[at + (way === 'next' ? 1 : -1)]
  return beside && moveTo(dealId, beside.stageId, beside.deals[0])
}

/**
 * @returns `move` as it can be seen: behind the last deal in sight there may be others, so it comes before that one;
 * undefined when the deal stands there already.
 */
export function inSight(columns: readonly BoardColumn[], move: Move): Move | undefined {
  const column = columns.find(({ stageId }) => stageId === move.stageId)
  if (column === undefined) return undefined
  const others = column.deals.filter(({ id }) => id !== move.id)
  const last = others.at(-1)
  const isCut = column.count > column.deals.length
  const seen = move.beforeId === undefined && isCut && last ? { ...move, beforeId: last.id } : move
  const at = column.deals.findIndex(({ id }) => id === move.id)
  return at >= 0 && column.deals[at + 1]?.id === seen.beforeId ? undefined : seen
}

/** @returns the deal that the focus goes to from another by an arrow key; stages without deals are passed over. */
export function neighbourOf(
  columns: readonly BoardColumn[],
  dealId: string,
  way: 'up' | 'down' | 'previous' | 'next',
): string | undefined {
  const at = columns.findIndex(({ deals }) => deals.some(({ id }) => id === dealId))
  const deals = columns[at]?.deals ?? []
  const row = deals.findIndex(({ id }) => id === dealId)
  if (way === 'up') return deals[row - 1]?.id
  if (way === 'down') return deals[row + 1]?.id
  const others = way === 'next' ? columns.slice(at + 1) : columns.slice(0, Math.max(0, at)).toReversed()
  const beside = others.find((column) => column.deals.length > 0)?.deals
  return beside?.[Math.min(row, beside.length - 1)]?.id
}

function moveTo(id: string, stageId: string, before: BoardDeal | undefined): Move {
  return { id, stageId, ...(before && { beforeId: before.id }) }
}

function without(column: BoardColumn, deal: BoardDeal): BoardColumn {
  return {
    ...column,
    count: column.count - 1,
    sums: addedTo(column.sums, deal, -1),
    deals: column.deals.filter(({ id }) => id !== deal.id),
  }
}

function withDeal(column: BoardColumn, deal: BoardDeal, beforeId: string | undefined): BoardColumn {
  const deals = [...column.deals]
  const at = deals.findIndex(({ id }) => id === beforeId)
  deals.splice(at < 0 ? deals.length : at, 0, { ...deal, stageId: column.stageId })
  return { ...column, count: column.count + 1, sums: addedTo(column.sums, deal, 1), deals }
}

function addedTo(sums: Record<string, number>, { amountMinor = 0, currency }: BoardDeal, sign: 1 | -1) {
  const sum = (sums[currency] ?? 0) + sign * amountMinor
  const others = Object.entries(sums).filter(([code]) => code !== currency)
  return Object.fromEntries(sum === 0 ? others : [...others, [currency, sum]])
}
