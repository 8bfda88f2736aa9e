import { parseRule } from '@/utils/follow-ups/recurrence'
import { idOf } from '@/utils/ids'
import type { DealDraft, OrderDraft } from '../schema/deal'
import type { ImportRow } from '../schema/import'
import { rowsOfContacts } from '../write/by-contact'
import type { Change } from '../write/change'
import type { Transaction } from '../write/transaction'
import { placeInStage } from './deal-rank'
import { newFollowUp } from './follow-up-changes'
import { kindOfStage } from './stages'

type Said = Partial<Record<'text' | 'dueAt' | 'note' | 'title' | 'amountMinor' | 'currency' | 'at', unknown>>
type Row = ImportRow & { contactId: string }
/** What contacts have already, by what it says; where the next deal of a stage stands; which products are there. */
export type Had = { keys: Set<string>; ranks: Map<string, number>; productIds: Set<string> }

const TABLES = ['notes', 'followUps', 'deals', 'orders'] as const
type Table = (typeof TABLES)[number]

/** Reads what these contacts have of the kinds that the rows bring. */
export async function belongingsOf(
  tx: Transaction,
  rows: readonly ImportRow[],
  contactIds: readonly string[],
): Promise<Had> {
  const had: Had = { keys: new Set(), ranks: new Map(), productIds: new Set() }
  for (const table of TABLES) {
    if (contactIds.length === 0 || !rows.some((row) => (row[table] ?? []).length > 0)) continue
    const known = await rowsOfContacts(tx.db.table(table), contactIds)
    for (const one of known) if (one.deletedAt === undefined) had.keys.add(keyOf(table, one.contactId, one))
  }
  for (const stageId of new Set(rows.flatMap(({ deals = [] }) => deals.map((deal) => deal.stageId)))) {
    had.ranks.set(stageId, (await placeInStage(tx, stageId, '')).rank)
  }
  if (rows.some(({ orders = [] }) => orders.length > 0)) {
    had.productIds = new Set(await tx.db.products.toCollection().primaryKeys())
  }
  return had
}

/** @returns what a row brings to a contact that does not have it: notes, follow-ups, deals and orders. */
export function newBelongings(tx: Transaction, jobId: string, row: Row, had: Had, now: number): Change[] {
  const { contactId, line, notes, followUps = [], deals = [], orders = [] } = row
  const idAt = (table: Table, at: number): string => idOf('import', jobId, String(line), table, String(at))
  const own = <One extends Said>(table: Table, rows: readonly One[]) =>
    rows.flatMap((one, at) => {
      const isHad = had.keys.has(keyOf(table, contactId, one))
      return isHad ? [] : [{ ...one, id: idAt(table, at), contactId }]
    })
  const newDeals = own('deals', deals)
  const made = new Set(newDeals.map(({ id }) => id))
  const dealIds = new Map(deals.map(({ id }, at) => [id, idAt('deals', at)]))
  const newDealId = (told = ''): string | undefined => {
    const id = dealIds.get(told)
    return id !== undefined && made.has(id) ? id : undefined
  }
  const changes = [
    ...own('notes', notes).map((note) => noteOf(note, now)),
    ...own('followUps', followUps).map(followUpOf),
    ...newDeals.map((deal) => dealOf(tx, deal, had, now)),
    ...own('orders', orders).map((order) => orderOf(order, newDealId(order.dealId), had, now)),
  ]
  for (const change of changes) {
    if ('create' in change) had.keys.add(keyOf(change.table as Table, contactId, change.create as Said))
  }
  return changes
}

type Own<One> = One & { id: string; contactId: string }

function noteOf(note: Own<ImportRow['notes'][number]>, now: number): Change {
  const { isPinned, createdAt: told = now, ...rest } = note
  const createdAt = Math.min(told, now)
  const pin = isPinned === true ? { pinnedAt: createdAt } : {}
  return { table: 'notes', create: { ...rest, createdAt, updatedAt: createdAt, ...pin } }
}

/** Whether a reply was to cancel it is not told: what a person wants to be reminded of stays. */
function followUpOf({ rule, contactId, ...rest }: Own<NonNullable<ImportRow['followUps']>[number]>): Change {
  const series = rule !== undefined && parseRule(rule) !== undefined ? { rule } : {}
  return newFollowUp({ ...rest, ...series }, 'regardless', contactId)
}

function dealOf(tx: Transaction, deal: Own<DealDraft>, { ranks }: Had, now: number): Change {
  const rank = ranks.get(deal.stageId) ?? 1
  ranks.set(deal.stageId, rank + 1)
  const isOpen = kindOfStage(tx.settings, deal.stageId) === 'open'
  const times = { stageAt: now, createdAt: now, updatedAt: now, ...(!isOpen && { closedAt: now }) }
  return { table: 'deals', create: { ...deal, rank, ...times } }
}

function orderOf(
  told: Own<OrderDraft>,
  dealId: string | undefined,
  { productIds }: Had,
  now: number,
): Change {
  const { dealId: _, productId, ...order } = told
  const isSold = productId !== undefined && productIds.has(productId)
  const links = { ...(dealId !== undefined && { dealId }), ...(isSold && { productId }) }
  return { table: 'orders', create: { ...order, ...links, createdAt: now, updatedAt: now } }
}

/** Two of one key say the same. */
function keyOf(table: Table, contactId: string, one: Said): string {
  const said = table === 'notes' ? [one.text] : table === 'followUps' ? [one.dueAt, one.note] : moneyOf(one)
  return JSON.stringify([table, contactId, ...said])
}

function moneyOf({ title, at, amountMinor, currency }: Said): unknown[] {
  return [title, at, amountMinor, currency]
}
