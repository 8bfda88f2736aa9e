import type { Dexie } from 'dexie'
import type { KeptRow } from '../schema/backup'
import { isKept } from './kept'
import { toTagged } from './tagged-row'

export type KeptPage = { rows: KeptRow[]; next?: string }

const AT_ONCE = 100
/** Rows that are read before it is known how large they are: each may hold a piece of a file, or a part of an import. */
const AT_FIRST = 4
/** Of JSON: what one answer may carry. To read more in one go holds up the page that asked. */
export const MAX_CHARACTERS = 1_000_000

/** @returns rows of a table of any database behind the key `cursor`, in the order of their keys. */
export async function readPage(db: Dexie, table: string, cursor: string, limit: number): Promise<KeptPage> {
  const { keyPath } = db.table(table).schema.primKey
  const rows: KeptRow[] = []
  let [after, size] = [cursor, 0]
  while (rows.length < limit && size < MAX_CHARACTERS) {
    const most = Math.min(atOnce(rows.length, size), limit - rows.length)
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

/** @returns how many rows to read next, by how large those are that were read: about as many as an answer has room for. */
export function atOnce(rows: number, size: number): number {
  if (rows === 0) return AT_FIRST
  const fitting = Math.ceil((MAX_CHARACTERS - size) / Math.max(1, size / rows))
  return Math.min(AT_ONCE, Math.max(1, fitting))
}

/** Adds a row as JSON can carry it. @returns how large it is. */
export function addRow(rows: KeptRow[], { row, ...of }: KeptRow): number {
  const tagged = row && (toTagged(row) as KeptRow['row'])
  rows.push({ ...of, ...(tagged && { row: tagged }) })
  return JSON.stringify(tagged ?? '').length
}
