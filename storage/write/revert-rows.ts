import type { AnyRow, FieldValues, HistoryChange, RowOf, UserTable } from '../rows'
import { isSame, valueAt, withValues } from './paths'
import { getRows, type Put, putRows } from './put-row'
import { hasSameContent } from './repeat'
import type { Transaction } from './transaction'

/** What was made or changed in a table that nothing else hangs on. */
export type PlainChange = Exclude<HistoryChange, { kind: 'remove' }>

const NOT_PLAIN: readonly UserTable[] = ['contacts', 'aliases', 'messages']

/** @returns whether a change is taken back by its row alone. */
export function isPlain(change: HistoryChange): change is PlainChange {
  return change.kind !== 'remove' && !NOT_PLAIN.includes(change.table)
}

/** Takes back changes of one table, each of another row, all at once. @returns those that were. */
export async function revertRows(
  tx: Transaction,
  changes: readonly PlainChange[],
  now: number,
): Promise<HistoryChange[]> {
  const [first] = changes
  if (first === undefined) return []
  const { table } = first
  const rows = await getRows(
    tx,
    table,
    changes.map(({ id }) => id),
  )
  const puts: Put[] = []
  const reverted = changes.filter((change, at) => {
    const row = rows[at]
    const fields = row && (change.kind === 'set' ? fieldsBefore(change, row, now) : inTrash(change, row, now))
    if (fields !== undefined) puts.push({ fields, old: row })
    return fields !== undefined
  })
  await putRows(tx, table, puts)
  return reverted
}

/** @returns the row with its fields as they were, but for those that were written again since; undefined without any. */
export function fieldsBefore(
  change: Extract<HistoryChange, { kind: 'set' }>,
  row: AnyRow,
  now: number,
): FieldValues | undefined {
  const untouched = Object.entries(change.after).filter(([path, value]) => isSame(valueAt(row, path), value))
  if (untouched.length === 0) return undefined
  const values: FieldValues = Object.fromEntries(
    untouched.map(([path]) => [path, change.before[path] ?? null]),
  )
  if ('updatedAt' in row) values['updatedAt'] = now
  return withValues(row, values)
}

/** A row that says something else by now, or is in the trash already, stays as it is. */
function inTrash(
  change: Extract<HistoryChange, { kind: 'create' }>,
  row: AnyRow,
  now: number,
): FieldValues | undefined {
  const { deletedAt } = row as RowOf<'replies'>
  if (deletedAt !== undefined || !hasSameContent(change.row, row)) return undefined
  return withValues(row, { deletedAt: now })
}
