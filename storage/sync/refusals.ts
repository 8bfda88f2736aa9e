import { now as clockNow } from '@/utils/clock'
import type { OutboxRow, SyncRowRow } from '../rows'
import type { RefusedEdit } from '../schema/team'
import { noteChange } from '../write/announce'
import type { Transaction } from '../write/transaction'
import { applyRows } from './apply-rows'
import type { Fields } from './fields'
import { unseenOf } from './overwritten'
import { removeRows } from './remove-rows'
import { shownValues } from './shown-fields'
import { isSynced, rowKey } from './synced-tables'
import type { Outcome, SyncRow } from './wire'

/** An edit that has left the outbox since the server would not have it. */
export type Refused = { entry: OutboxRow; outcome: Pick<Outcome, 'code'> & { st: RefusedEdit['reason'] } }

/**
 * Shows edits that were refused, and puts what the server says in their place. Of rows that the server does not have at all
 * those stay that were here before the team, or that it could not read: they are this browser's alone from then on.
 */
export async function settleRefused(tx: Transaction, refused: readonly Refused[]): Promise<void> {
  const own = refused.filter(({ entry }) => entry.isResent === undefined)
  if (own.length === 0) return
  const states = await statesOf(
    tx,
    own.map(({ entry }) => entry.row),
  )
  await show(
    tx,
    own.flatMap(({ entry, outcome }) => editOf(entry, outcome, states.get(entry.row)) ?? []),
  )
  const known = own.flatMap(({ entry }) => storedRow(entry, states.get(entry.row)) ?? [])
  await applyRows(tx, [...new Map(known.map((row) => [rowKey(row.tbl, row.id), row])).values()])
  const unknown = own.filter(({ entry }) => states.get(entry.row)?.seq === 0)
  for (const { entry, outcome } of unknown) await settleUnknown(tx, entry, outcome.st)
}

async function statesOf({ db }: Transaction, keys: readonly string[]): Promise<Map<string, SyncRowRow>> {
  const states = await db.syncRows.bulkGet([...new Set(keys)])
  return new Map(states.flatMap((state) => (state ? [[state.id, state]] : [])))
}

/** @returns what the server says of a row; without that nobody knows it, and it will say so again. */
export function storedRow({ mutation }: OutboxRow, state: SyncRowRow | undefined): SyncRow | undefined {
  if (state?.data === undefined || state.seq === 0) return undefined
  const { bucket, seq, clk, data, overwritten } = state
  const { tbl, id, parent = null } = mutation
  return { tbl, id, bucket, parent, seq, data, clk, ...unseenOf(overwritten) }
}

/** Of a row that the server does not have. */
async function settleUnknown(
  tx: Transaction,
  { row, mutation, isFirst }: OutboxRow,
  st: RefusedEdit['reason'],
): Promise<void> {
  const { tbl, parent } = mutation
  const contactKey = typeof parent === 'string' ? rowKey('contacts', parent) : ''
  const [state, contact] = await tx.db.syncRows.bulkGet([row, contactKey])
  if (state === undefined || state.isLocal === 1) return
  const stays = isFirst === 1 || st === 'invalid' || tbl === 'aliases' || contact?.isLocal === 1
  if (stays) await tx.db.syncRows.put({ id: row, bucket: '', seq: 0, clk: {}, isLocal: 1 })
  else await removeRows(tx, [row])
}

async function show(tx: Transaction, edits: readonly RefusedEdit[]): Promise<void> {
  if (edits.length > 0) await tx.db.refusals.bulkPut([...edits])
  for (const { id } of edits) noteChange(tx.changes, 'refusals', id)
}

/** What was here before the team and is not for it stays without a word: there may be thousands. */
function isShown({ isFirst }: OutboxRow, st: RefusedEdit['reason'], state: SyncRowRow | undefined): boolean {
  return state?.isLocal !== 1 && !(isFirst === 1 && st === 'denied')
}

/** @returns an edit as it is shown; undefined for what no person would know. */
export function editOf(
  entry: OutboxRow,
  { st, code }: Refused['outcome'],
  state: SyncRowRow | undefined,
): RefusedEdit | undefined {
  const { mid, tbl, id, parent, ops } = entry.mutation
  if (!isSynced(tbl) || !isShown(entry, st, state)) return undefined
  const fields: Fields = Object.fromEntries(Object.entries(ops).map(([field, { v }]) => [field, v]))
  const values = shownValues(tbl, fields, state?.data ?? {})
  if (Object.keys(values).length === 0) return undefined
  const contactId = tbl === 'contacts' ? id : parent
  return {
    id: mid,
    at: Math.min(entry.at, clockNow()),
    table: tbl,
    rowId: id,
    reason: st,
    values,
    ...(typeof contactId === 'string' && { contactId }),
    ...(code !== undefined && { code }),
  }
}
