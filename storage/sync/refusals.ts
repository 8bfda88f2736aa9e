import { now as clockNow } from '@/utils/clock'
import type { OutboxRow, SyncRowRow } from '../rows'
import type { RefusedEdit } from '../schema/team'
import { noteChange } from '../write/announce'
import type { Transaction } from '../write/transact'
import { applyRows } from './apply-rows'
import type { Fields } from './fields'
import { removeRows } from './remove-rows'
import { shownValues } from './shown-fields'
import { isSynced, rowKey } from './synced-tables'
import type { Outcome } from './wire'

/** An edit that has left the outbox since the server would not have it. */
export type Refused = { entry: OutboxRow; outcome: Pick<Outcome, 'code'> & { st: RefusedEdit['reason'] } }

/**
 * Shows edits that were refused, and puts what the server says in their place. Of rows that the server does not have at all
 * those stay that were here before the team, or that it could not read: they are this browser's alone from then on.
 */
export async function settleRefused(tx: Transaction, refused: readonly Refused[]): Promise<void> {
  for (const { entry, outcome } of refused) {
    if (entry.isResent === 1) continue
    const state = await tx.db.syncRows.get(entry.row)
    if (isShown(entry, outcome.st, state)) await show(tx, entry, outcome, state)
    if (state !== undefined) await putBack(tx, entry, outcome.st, state)
  }
}

async function putBack(
  tx: Transaction,
  { row, mutation, isFirst }: OutboxRow,
  st: RefusedEdit['reason'],
  state: SyncRowRow,
): Promise<void> {
  const { bucket, seq, clk, data } = state
  const { tbl, id, parent = null } = mutation
  if (seq > 0) {
    // Without it nobody knows what the server says: it will say so again.
    if (data !== undefined) await applyRows(tx, [{ tbl, id, bucket, parent, seq, data, clk }])
    return
  }
  if (state.isLocal === 1) return
  const parentState = parent === null ? undefined : await tx.db.syncRows.get(rowKey('contacts', parent))
  const stays = isFirst === 1 || st === 'invalid' || tbl === 'aliases' || parentState?.isLocal === 1
  if (stays) await tx.db.syncRows.put({ id: row, bucket: '', seq: 0, clk: {}, isLocal: 1 })
  else await removeRows(tx, [row])
}

/** What was here before the team and is not for it stays without a word: there may be thousands. */
function isShown({ isFirst }: OutboxRow, st: RefusedEdit['reason'], state: SyncRowRow | undefined): boolean {
  return state?.isLocal !== 1 && !(isFirst === 1 && st === 'denied')
}

async function show(
  tx: Transaction,
  { mutation, at }: OutboxRow,
  { st, code }: Refused['outcome'],
  state: SyncRowRow | undefined,
): Promise<void> {
  const { mid, tbl, id, parent, ops } = mutation
  if (!isSynced(tbl)) return
  const fields: Fields = Object.fromEntries(Object.entries(ops).map(([field, { v }]) => [field, v]))
  const values = shownValues(tbl, fields, state?.data ?? {})
  if (Object.keys(values).length === 0) return
  const contactId = tbl === 'contacts' ? id : parent
  const edit: RefusedEdit = {
    id: mid,
    at: Math.min(at, clockNow()),
    table: tbl,
    rowId: id,
    reason: st,
    values,
    ...(typeof contactId === 'string' && { contactId }),
    ...(code !== undefined && { code }),
  }
  await tx.db.refusals.put(edit)
  noteChange(tx.changes, 'refusals', mid)
}
