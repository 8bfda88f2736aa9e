import type { Dexie } from 'dexie'
import type { KeptRow } from '../schema/backup'
import { isKept } from './kept'
import { toTagged } from './tagged-row'

export type KeptPage = { rows: KeptRow[]; next?: string }

/** Rows that are read before it is looked how large they are: each may hold a piece of a file. */
export const AT_ONCE = 100
/** Of JSON: what one answer may carry. */
export const MAX_CHARACTERS = 8_000_000

/** @returns rows of a table of any database behind the key `cursor`, in the order of their keys. */
export async function readPage(db: Dexie, table: string, cursor: string, limit: number): Promise<KeptPage> {
  const { keyPath } = db.table(table).schema.primKey
  const rows: KeptRow[] = []
  let [after, size] = [cursor, 0]
  while (rows.length < limit && size < MAX_CHARACTERS) {
    const most = Math.min(AT_ONCE, limit - rows.length)
    const found: Record<string, unknown>[] = await db
      .table(table)
      .where(':id')
      .above(after)
      .limit(most)
      .toArray()
    for (const row of found) {
      after = String(row[String(keyPath)])
      if (isKept(table, after)) size += addRow(rows, { table, key: after, row })
    }
    if (found.length < most) return { rows }
  }
  return { rows, next: after }
}

/** Adds a row as JSON can carry it. @returns how large it is. */
export function addRow(rows: KeptRow[], { row, ...of }: KeptRow): number {
  const tagged = row && (toTagged(row) as KeptRow['row'])
  rows.push({ ...of, ...(tagged && { row: tagged }) })
  return JSON.stringify(tagged ?? '').length
}
