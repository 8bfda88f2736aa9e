import { AppError } from '@/utils/app-error'
import type { AnyRow, FieldValues, HistoryChange, UserTable } from '../rows'
import type { Change, CreateChange, RemoveChange, SetChange } from './change'
import { isSame, valueAt, withValues } from './paths'
import { dropRow, getRow, putRow } from './put-row'
import { isRepeat } from './repeat'
import type { Transaction } from './transact'

/**
 * Writes one change.
 * @returns what undo needs; undefined when the row already was as asked, so that a repeat writes nothing.
 * @throws AppError 'conflict' when a row of that id has another content, 'not-found' when there is none to change.
 */
export async function applyChange(
  tx: Transaction,
  change: Change,
  now: number,
): Promise<HistoryChange | undefined> {
  if ('create' in change) return createRow(tx, change)
  if ('remove' in change) return removeRow(tx, change)
  return setFields(tx, change, now)
}

async function createRow(
  tx: Transaction,
  { table, create }: CreateChange,
): Promise<HistoryChange | undefined> {
  const old = await getRow(tx, table, create.id)
  if (old !== undefined) {
    if (await isRepeat(tx, table, create, old)) return undefined
    throw new AppError('conflict', table)
  }
  const row = await putRow(tx, table, create, undefined)
  return { ...named(table, row), kind: 'create', row }
}

async function removeRow(tx: Transaction, { table, id }: RemoveChange): Promise<HistoryChange | undefined> {
  const old = await getRow(tx, table, id)
  if (old === undefined) return undefined
  await dropRow(tx, table, old)
  return { ...named(table, old), kind: 'remove', row: old }
}

async function setFields(
  tx: Transaction,
  { table, id, set }: SetChange,
  now: number,
): Promise<HistoryChange | undefined> {
  const old = await getRow(tx, table, id)
  if (old === undefined) throw new AppError('not-found', table)
  const changed = Object.entries(set).filter(([path, value]) => !isSame(valueAt(old, path), value ?? null))
  if (changed.length === 0) return undefined
  const before: FieldValues = {}
  const after: FieldValues = {}
  for (const [path, value] of changed) {
    before[path] = valueAt(old, path)
    after[path] = value ?? null
  }
  const stamp = 'updatedAt' in old ? { updatedAt: now } : {}
  await putRow(tx, table, withValues(old, { ...after, ...stamp }), old)
  return { ...named(table, old), kind: 'set', before, after }
}

function named(table: UserTable, row: AnyRow): { table: UserTable; id: string; contactId?: string } {
  return { table, id: row.id, ...('contactId' in row && { contactId: row.contactId }) }
}
