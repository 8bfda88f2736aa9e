import { now as clockNow } from '@/utils/clock'
import type { OutboxRow } from '../rows'
import type { Conflict } from '../schema/team'
import { noteChange } from '../write/announce'
import type { Transaction } from '../write/transact'
import { isTold, shownField } from './shown-fields'
import { isSynced, rowKey } from './synced-tables'
import type { Outcome, SyncRow } from './wire'

/** An edit that was taken; some of its fields may have lost against somebody else's. */
export type Answered = { entry: OutboxRow; outcome: Outcome }

/** Keeps what one wrote and what stands instead, until the person has decided. Call it before the rows are stored. */
export async function noteConflicts(
  tx: Transaction,
  answered: readonly Answered[],
  rows: readonly SyncRow[],
): Promise<void> {
  const lost = answered.filter(
    ({ entry, outcome }) => (outcome.lost ?? []).length > 0 && entry.isResent === undefined,
  )
  if (lost.length === 0) return
  const lostRows = new Set(lost.map(({ entry }) => entry.row))
  const waiting = await tx.db.outbox
    .where('row')
    .anyOf([...lostRows])
    .toArray()
  const others = [...waiting, ...answered.map(({ entry }) => entry)].filter(({ row }) => lostRows.has(row))
  const byKey = new Map(rows.map((row) => [rowKey(row.tbl, row.id), row]))
  const conflicts: Conflict[] = []
  for (const { entry, outcome } of lost) {
    const row = byKey.get(entry.row)
    const later = others.filter((one) => one.row === entry.row && one.id > entry.id)
    const again = new Set(later.flatMap(({ mutation }) => Object.keys(mutation.ops)))
    for (const field of outcome.lost ?? []) {
      // The person has written it once more since: that is what counts.
      const conflict = again.has(field) ? undefined : conflictOf(entry, outcome, field, row)
      if (conflict !== undefined) conflicts.push(conflict)
    }
  }
  if (conflicts.length > 0) await tx.db.conflicts.bulkPut(conflicts)
  for (const { id } of conflicts) noteChange(tx.changes, 'conflicts', id)
}

function conflictOf(
  { mutation, row: key }: OutboxRow,
  { by }: Outcome,
  field: string,
  row: SyncRow | undefined,
): Conflict | undefined {
  const { mid, tbl, id, parent, ops } = mutation
  const op = ops[field]
  if (op === undefined || !isSynced(tbl) || !isTold(tbl, field, op.v)) return undefined
  const stands = row?.data[field] ?? null
  const [mine, theirs] = [shownField(tbl, field, op.v, stands), shownField(tbl, field, stands, op.v)]
  if (mine === undefined || theirs === undefined) return undefined
  const contactId = tbl === 'contacts' ? id : parent
  const who = by?.[field]
  return {
    id: `${mid}|${field}`,
    row: key,
    at: clockNow(),
    table: tbl,
    rowId: id,
    field: mine.field,
    mine: mine.value,
    theirs: theirs.value,
    ...(typeof contactId === 'string' && { contactId }),
    ...(who !== undefined && { by: who }),
  }
}
