import * as z from 'zod/mini'
import { AppError } from '@/utils/app-error'
import type { Table } from 'dexie'
import { deriveRow } from '../derive/derive-row'
import { type AnyRow, type FieldValues, ROW_SCHEMAS, type UserTable } from '../rows'
import { countRow } from './aggregates'
import { noteChange } from './announce'
import type { Transaction } from './transact'

/** @returns the stored row without its index fields; undefined when there is none. */
export async function getRow(tx: Transaction, table: UserTable, id: string): Promise<AnyRow | undefined> {
  const stored = await tableOf(tx, table).get(id)
  return stored === undefined ? undefined : parseRow(table, stored)
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
  await tableOf(tx, table).put(deriveRow(table, row))
  await countRow(tx, table, old, row)
  noteChange(tx.changes, table, row.id)
  return row
}

/** Takes a row out for good, and keeps the counts right. */
export async function dropRow(tx: Transaction, table: UserTable, old: AnyRow): Promise<void> {
  await tableOf(tx, table).delete(old.id)
  await countRow(tx, table, old, undefined)
  noteChange(tx.changes, table, old.id)
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
