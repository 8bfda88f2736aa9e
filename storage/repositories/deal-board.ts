import type { Database } from '../database'
import type { BoardColumn, BoardDeal } from '../protocol/customers'
import type { Page } from '../protocol/shared'
import type { DealRow } from '../rows'
import { readSettings } from '../settings'
import { snapshot } from '../write/snapshot'
import { parseCursor, toPage } from './cursors'
import { dealsOf, stageKeysOf, stageTotals } from './deal-lanes'
import { toBrief, toDeal } from './wire'

const FIRST_DEALS = 30

/** @returns the stages of the settings with their first deals, and what all of their deals are worth. */
export async function dealBoard(): Promise<BoardColumn[]> {
  const { stages } = await readSettings()
  return snapshot(async (db) => {
    const totals = await stageTotals(db)
    const columns: BoardColumn[] = []
    for (const { id: stageId } of stages) {
      const keys = await stageKeysOf(db, { stages }, stageId)
      const { rows: deals, next } = await readColumn(db, keys, FIRST_DEALS)
      const column: BoardColumn = { stageId, count: 0, sums: {}, deals, ...(next !== undefined && { next }) }
      for (const key of keys) addTotal(column, totals.get(key))
      columns.push(column)
    }
    return columns
  })
}

/** @returns further deals of a stage, in their order. */
export async function pageDeals(stageId: string, limit: number, cursor?: string): Promise<Page<BoardDeal>> {
  const settings = await readSettings()
  return snapshot(async (db) => {
    return readColumn(db, await stageKeysOf(db, settings, stageId), limit, cursor)
  })
}

async function readColumn(
  db: Database,
  stageKeys: readonly string[],
  limit: number,
  cursor?: string,
): Promise<Page<BoardDeal>> {
  const [rank = 0, id = ''] = cursor === undefined ? [] : parseCursor(cursor, 2)
  const after = cursor === undefined ? undefined : ([Number(rank), String(id)] as const)
  const rows = await dealsOf(db, stageKeys, after, limit + 1)
  const page = toPage(rows, limit, (row) => [row.rank, row.id])
  return { ...page, rows: await withContacts(db, page.rows) }
}

async function withContacts(db: Database, deals: readonly DealRow[]): Promise<BoardDeal[]> {
  const contacts = await db.contacts.bulkGet(deals.map(({ contactId }) => contactId))
  return deals.flatMap((deal, at) => {
    const contact = contacts[at]
    return contact === undefined ? [] : [{ ...toDeal(deal), contact: toBrief(contact) }]
  })
}

function addTotal(
  column: BoardColumn,
  total: { count: number; sums: Record<string, number> } | undefined,
): void {
  column.count += total?.count ?? 0
  for (const [currency, amount] of Object.entries(total?.sums ?? {})) {
    column.sums[currency] = (column.sums[currency] ?? 0) + amount
  }
}
