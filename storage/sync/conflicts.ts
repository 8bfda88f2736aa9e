import { now as clockNow } from '@/utils/clock'
import type { OutboxRow } from '../rows'
import type { Conflict } from '../schema/team'
import { noteChange } from '../write/announce'
import type { Transaction } from '../write/transaction'
import { isTold, shownField } from './shown-fields'
import { isSynced, rowKey, type SyncedTable } from './synced-tables'
import type { Json, Outcome, SyncRow } from './wire'

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
      const conflict = again.has(field) ? undefined : lostTo(entry, outcome, field, row)
      if (conflict !== undefined) conflicts.push(conflict)
    }
  }
  await showConflicts(tx, conflicts)
}

/** Puts conflicts into the list. */
export async function showConflicts(tx: Transaction, conflicts: readonly Conflict[]): Promise<void> {
  if (conflicts.length > 0) await tx.db.conflicts.bulkPut([...conflicts])
  for (const { id } of conflicts) noteChange(tx.changes, 'conflicts', id)
}

function lostTo({ mutation }: OutboxRow, { by }: Outcome, field: string, row: SyncRow | undefined) {
  const { mid: key, tbl: table, id, parent, ops } = mutation
  const mine = ops[field]?.v
  if (mine === undefined || !isSynced(table)) return undefined
  return conflictOf({
    key,
    table,
    id,
    parent,
    field,
    mine,
    theirs: row?.data[field] ?? null,
    by: by?.[field],
  })
}

type Collision = {
  /** Of the edit. */
  key: string
  table: SyncedTable
  id: string
  parent: string | null | undefined
  field: string
  mine: Json
  theirs: Json
  by: Conflict['by'] | undefined
}

/** @returns what is shown of two values of a field; undefined when a person would not know what it is about. */
export function conflictOf(collision: Collision): Conflict | undefined {
  const { key, table, id, parent, field, mine, theirs, by } = collision
  if (!isTold(table, field, mine)) return undefined
  const [own, other] = [shownField(table, field, mine, theirs), shownField(table, field, theirs, mine)]
  if (own === undefined || other === undefined) return undefined
  const row = rowKey(table, id)
  const contactId = table === 'contacts' ? id : parent
  return {
    // One edit may collide in several fields, and a stamp is one of several rows.
    id: `${key}|${row}|${field}`,
    row,
    at: clockNow(),
    table,
    rowId: id,
    field: own.field,
    mine: own.value,
    theirs: other.value,
    ...(typeof contactId === 'string' && { contactId }),
    ...(by !== undefined && { by }),
  }
}
