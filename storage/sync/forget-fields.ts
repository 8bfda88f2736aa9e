import { now as clockNow } from '@/utils/clock'
import type { AnyRow, OutboxRow, SyncRowRow } from '../rows'
import type { Transaction } from '../write/transaction'
import { type Fields, toFields } from './fields'
import { staysOfForgotten } from './forgotten'
import type { Edit } from './outbox-rows'
import { DELETED, ERASED, rowKey, type SyncedTable } from './synced-tables'

/** @returns what makes the whole team forget what a row says. */
export function forgottenEdit(
  table: SyncedTable,
  row: AnyRow,
  parent: string | undefined,
  { clk, data = {} }: SyncRowRow,
): Edit {
  const names = new Set([...Object.keys(clk), ...Object.keys(data), ...Object.keys(toFields(table, row))])
  const fields: Fields = Object.fromEntries(
    [...names].filter((name) => !staysOfForgotten(name)).map((name) => [name, null]),
  )
  const now = clockNow()
  fields[table === 'contacts' ? ERASED : DELETED] = now
  return { table, id: row.id, parent, fields }
}

/** Takes what rows said out of all that was or is to be sent of them, and of what it came to. */
export async function scrubRows(tx: Transaction, keys: readonly string[]): Promise<void> {
  if (keys.length === 0) return
  const { outbox, sentMutations, conflicts, refusals } = tx.db
  const waiting = await outbox.where('row').anyOf(keys).toArray()
  if (waiting.length > 0) await outbox.bulkPut(waiting.map(scrubbed))
  await sentMutations.where('row').anyOf(keys).delete()
  await conflicts.where('row').anyOf(keys).delete()
  const all = new Set(keys)
  await refusals.filter(({ table, rowId }) => all.has(rowKey(table, rowId))).delete()
}

/** Its number stays, which the server waits for. */
function scrubbed(entry: OutboxRow): OutboxRow {
  const { mutation } = entry
  const ops = Object.entries(mutation.ops).map(([name, op]) => [
    name,
    staysOfForgotten(name) ? op : { ...op, v: null },
  ])
  return { ...entry, mutation: { ...mutation, ops: Object.fromEntries(ops) } }
}
