import {
  dealKey,
  FIRED_FOLLOW_UPS,
  LIVE_CONTACTS,
  OPEN_FOLLOW_UPS,
  ownerCountKey,
  REPLIES_REVISION,
  ruleCountKey,
  SUGGESTION_RULES_REVISION,
  TAG_RULES_REVISION,
  tagCountKey,
} from '../count-keys'
import type { AnyRow, RowOf, UserTable } from '../rows'
import type { Transaction } from './transaction'

// Counts that lists and the badge show, kept in the transaction of each change: counting them would scan a table.

/** A row before and after it was written; undefined is no row. */
export type RowChange = { before: AnyRow | undefined; after: AnyRow | undefined }

/** Moves the counts by the difference between rows before and after; undefined is no row. */
export async function countRows(
  tx: Transaction,
  table: UserTable,
  rows: readonly RowChange[],
): Promise<void> {
  const deltas = new Map<string, number>()
  for (const { before, after } of rows) {
    for (const key of countedAs(table, before)) deltas.set(key, (deltas.get(key) ?? 0) - 1)
    for (const key of countedAs(table, after)) deltas.set(key, (deltas.get(key) ?? 0) + 1)
    if (table === 'deals') sumDeals(deltas, before as RowOf<'deals'>, -1)
    if (table === 'deals') sumDeals(deltas, after as RowOf<'deals'>, 1)
  }
  await addToCounts(tx, deltas)
  if (rows.length === 0) return
  if (table === 'replies') await revise(tx, REPLIES_REVISION)
  if (table === 'suggestionRules') await revise(tx, SUGGESTION_RULES_REVISION)
  if (table === 'tagRules' || table === 'tags') await revise(tx, TAG_RULES_REVISION)
}

/** Moves a revision on, once in a transaction. */
export async function revise(tx: Transaction, key: string): Promise<void> {
  if (tx.revised.has(key)) return
  tx.revised.add(key)
  await addToCount(tx, key, 1)
}

/** Adds to a number kept in `meta`. */
export function addToCount(tx: Transaction, key: string, delta: number): Promise<void> {
  return addToCounts(tx, new Map([[key, delta]]))
}

/** Adds to numbers kept in `meta`, all of them at once: a contact with a dozen tags moves as many. */
async function addToCounts(tx: Transaction, deltas: ReadonlyMap<string, number>): Promise<void> {
  const moved = [...deltas].filter(([, delta]) => delta !== 0)
  if (moved.length === 0) return
  const rows = await tx.db.meta.bulkGet(moved.map(([key]) => key))
  const sums = moved.map(([key, delta], at) => {
    const value = rows[at]?.value
    return { key, value: (typeof value === 'number' ? value : 0) + delta }
  })
  await tx.db.meta.bulkPut(sums)
}

function sumDeals(deltas: Map<string, number>, deal: RowOf<'deals'> | undefined, sign: 1 | -1): void {
  if (deal?.amountMinor === undefined || deal.deletedAt !== undefined) return
  const key = dealKey(deal.stageId, deal.currency)
  deltas.set(key, (deltas.get(key) ?? 0) + sign * deal.amountMinor)
}

function countedAs(table: UserTable, row: AnyRow | undefined): string[] {
  if (row === undefined) return []
  if (table === 'contacts') {
    const contact = row as RowOf<'contacts'>
    if (contact.deletedAt !== undefined) return []
    const ruleIds = Object.values(contact.autoTags ?? {}).map(({ ruleId }) => ruleId)
    const owner = contact.ownerId === undefined ? [] : [ownerCountKey(contact.ownerId)]
    const tags = Object.keys(contact.tags).map(tagCountKey)
    return [LIVE_CONTACTS, ...owner, ...tags, ...ruleIds.map(ruleCountKey)]
  }
  if (table === 'deals') {
    const deal = row as RowOf<'deals'>
    return deal.deletedAt === undefined ? [dealKey(deal.stageId)] : []
  }
  if (table === 'followUps') {
    const followUp = row as RowOf<'followUps'>
    if (followUp.deletedAt !== undefined || followUp.state === 'done') return []
    return followUp.state === 'due' ? [OPEN_FOLLOW_UPS] : [OPEN_FOLLOW_UPS, FIRED_FOLLOW_UPS]
  }
  return []
}
