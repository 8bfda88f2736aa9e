import { AppError } from '@/utils/app-error'
import type { Database } from '../database'
import { readCount } from '../repositories/counts'
import type { KeptRow } from '../schema/backup'
import { snapshot } from '../write/snapshot'
import { transact } from '../write/transact'
import { nextGeneration } from './backup-meta'
import { isKept } from './kept'
import { requireBegun } from './make-backup'
import { GENERATION } from './mark-rows'
import { addRow, atOnce, type KeptPage, MAX_CHARACTERS, readPage } from './read-page'

type Walk = { id: string; cursor?: string | undefined; limit: number }

/**
 * @returns rows of a table behind the key `cursor`, in the order of their keys.
 * @throws AppError 'not-found' when another backup was begun since, 'bad-request' for an unknown table.
 */
export async function backupPage({
  id,
  table,
  cursor = '',
  limit,
}: Walk & { table: string }): Promise<KeptPage> {
  return snapshot(async (db) => {
    await requireBegun(db, id)
    if (!isKept(table) || !db.tables.some(({ name }) => name === table))
      throw new AppError('bad-request', 'table')
    return readPage(db, table, cursor, limit)
  })
}

/**
 * Rows that were marked since the base, or since this backup was begun. A mark that is written while one walks stands
 * behind the place that was reached; what is left at the end is read in one go, with all that came meanwhile.
 */
export async function backupChanges({ id, cursor, limit }: Walk): Promise<KeptPage> {
  return transact(async (tx) => {
    const { db } = tx
    const { since } = await requireBegun(db, id)
    const from = cursor === undefined ? [since] : (JSON.parse(cursor) as [number, string])
    const marks = await db.backupMarks
      .where('[generation+id]')
      .above(from)
      .limit(limit + 1)
      .toArray()
    const rows: KeptRow[] = []
    for (let size = 0; rows.length < Math.min(limit, marks.length) && size < MAX_CHARACTERS;) {
      const some = marks.slice(rows.length, Math.min(limit, rows.length + atOnce(rows.length, size)))
      for (const row of await readMarked(db, some)) size += addRow(rows, row)
    }
    const last = marks[rows.length - 1]
    if (last === undefined || rows.length === marks.length) return { rows }
    if (last.generation === (await readCount(db, GENERATION))) await nextGeneration(tx)
    return { rows, next: JSON.stringify([last.generation, last.id]) }
  })
}

/** @returns what marks name as it is now. */
export async function readMarked(db: Database, marks: readonly { id: string }[]): Promise<KeptRow[]> {
  return Promise.all(
    marks.map(async ({ id }) => {
      const end = id.indexOf('|')
      const [table, key] = [id.slice(0, end), id.slice(end + 1)]
      const row: KeptRow['row'] = await db.table(table).get(key)
      return { table, key, ...(row && { row }) }
    }),
  )
}
