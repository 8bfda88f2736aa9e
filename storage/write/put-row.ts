import * as z from 'zod/mini'
import { AppError } from '@/utils/app-error'
import type { Table } from 'dexie'
import { deriveRow } from '../derive/derive-row'
import { withOwnerKey } from '../derive/ownership'
import { type AnyRow, type ContactRow, type FieldValues, ROW_SCHEMAS, type UserTable } from '../rows'
import { countAccounts } from './account-counts'
import { countRows, type RowChange } from './aggregates'
import { noteChange } from './announce'
import { tellEvents } from './contact-events'
import { followTexts } from './follow-texts'
import { followDeals } from './deal-events'
import { markWritten } from './mark-written'
import { ownUserOf } from './own-user'
import type { Transaction } from './transaction'

/** What is to be stored; `old` is the row it replaces. */
export type Put = { fields: FieldValues; old: AnyRow | undefined }

/** @returns the stored row without its index fields; undefined when there is none. */
export async function getRow(tx: Transaction, table: UserTable, id: string): Promise<AnyRow | undefined> {
  return (await getRows(tx, table, [id]))[0]
}

/** @returns the stored rows without their index fields, in the order of `ids`; undefined where there is none. */
export async function getRows(
  tx: Transaction,
  table: UserTable,
  ids: readonly string[],
): Promise<(AnyRow | undefined)[]> {
  const stored = await tableOf(tx, table).bulkGet([...ids])
  return stored.map((row) => (row === undefined ? undefined : parseRow(table, row)))
}

/**
 * Checks and stores a row with its index fields, and keeps the counts right. `old` is the row it replaces.
 * @throws AppError 'bad-request' naming the field that is not valid, never its value.
 */
export async function putRow(
  tx: Transaction,
  table: UserTable,
  fields: FieldValues,
  old: AnyRow | undefined,
): Promise<AnyRow> {
  const row = parseRow(table, fields)
  await storeRows(tx, table, [{ row, old }])
  return row
}

/** Stores rows as `putRow` does, all of them at once. @returns them in the same order. */
export async function putRows(tx: Transaction, table: UserTable, puts: readonly Put[]): Promise<AnyRow[]> {
  const rows = puts.map(({ fields, old }) => ({ row: parseRow(table, fields), old }))
  await storeRows(tx, table, rows)
  return rows.map(({ row }) => row)
}

/** Takes a row out for good, and keeps the counts right. */
export async function dropRow(tx: Transaction, table: UserTable, old: AnyRow): Promise<void> {
  await dropRows(tx, table, [old])
}

/** Takes rows out for good as `dropRow` does, all of them at once. */
export async function dropRows(tx: Transaction, table: UserTable, olds: readonly AnyRow[]): Promise<void> {
  const gone = olds.map((before) => ({ before, after: undefined }))
  await tableOf(tx, table).bulkDelete(olds.map(({ id }) => id))
  await countRows(tx, table, gone)
  for (const old of olds) noteWritten(tx, table, old)
  await afterWriting(tx, table, gone)
}

async function storeRows(
  tx: Transaction,
  table: UserTable,
  rows: readonly { row: AnyRow; old: AnyRow | undefined }[],
): Promise<void> {
  await tableOf(tx, table).bulkPut(await derivedRows(tx, table, rows))
  await countRows(
    tx,
    table,
    rows.map(({ row, old }) => ({ before: old, after: row })),
  )
  for (const { row, old } of rows) {
    noteWritten(tx, table, row)
    if (table === 'followUps' && old !== undefined && 'contactId' in old) tx.touched.add(old.contactId)
  }
  await afterWriting(
    tx,
    table,
    rows.map(({ row, old }) => ({ before: old, after: row })),
  )
}

/** In a team a contact has the key of its owner from the start: to write it a second time costs as much as the first. */
async function derivedRows(
  tx: Transaction,
  table: UserTable,
  rows: readonly { row: AnyRow }[],
): Promise<AnyRow[]> {
  const derived = rows.map(({ row }) => deriveRow(table, row))
  if (table !== 'contacts' || (await ownUserOf(tx)) === undefined) return derived
  return (derived as ContactRow[]).map(withOwnerKey)
}

/** What hangs on rows of some tables and is kept right with them. */
async function afterWriting(tx: Transaction, table: UserTable, rows: readonly RowChange[]): Promise<void> {
  if (table === 'deals') await followDeals(tx, rows)
  if (table === 'aliases') await countAccounts(tx, rows)
  if (table === 'contacts') await tellEvents(tx, rows)
  if (table === 'messages') {
    await followTexts(
      tx,
      rows.map(({ before, after }) => ({ old: before, next: after })),
    )
  }
  for (const { before, after } of rows) markWritten(tx, table, before, after)
  if (rows.length > 0 && table !== 'messages' && tx.isFromTeam !== true) await tx.queue?.(tx, table, rows)
}

function noteWritten(tx: Transaction, table: UserTable, row: AnyRow): void {
  noteChange(tx.changes, table, row.id)
  if (table === 'contacts') tx.touched.add(row.id)
  if (table === 'followUps' && 'contactId' in row) tx.touched.add(row.contactId)
}

function tableOf(tx: Transaction, table: UserTable): Table<AnyRow, string> {
  return tx.db.table(table)
}

function parseRow(table: UserTable, fields: unknown): AnyRow {
  const schema: z.ZodMiniType<AnyRow> = ROW_SCHEMAS[table]
  const parsed = z.safeParse(schema, fields)
  if (parsed.success) return parsed.data
  const path = parsed.error.issues[0]?.path[0]
  throw new AppError('bad-request', `${table}.${String(path ?? '')}`)
}
