import type { Transaction } from '../write/transaction'
import type { Answered } from './conflicts'
import { progressOf } from './cursors'
import { storedRow } from './refusals'
import { rowKey } from './synced-tables'
import type { SyncRow } from './wire'

/**
 * @returns the rows of an answer. Of one that something newer has overtaken on the way, that: it was stored with the edits put
 * over it that are answered now. What is left of before all was begun anew has another order and overtakes nothing.
 */
export async function newestOf(
  tx: Transaction,
  answered: readonly Answered[],
  rows: readonly SyncRow[],
): Promise<SyncRow[]> {
  const { mark } = await progressOf(tx)
  const entries = new Map(answered.map(({ entry }) => [entry.row, entry]))
  const states = await tx.db.syncRows.bulkGet(rows.map(({ tbl, id }) => rowKey(tbl, id)))
  return rows.map((row, at) => {
    const [entry, state] = [entries.get(rowKey(row.tbl, row.id)), states[at]]
    if (entry === undefined || state === undefined || state.mark !== mark) return row
    return (state.seq > row.seq ? storedRow(entry, state) : undefined) ?? row
  })
}
