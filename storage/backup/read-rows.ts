import type { Database } from '../database'
import type { KeptRow } from '../schema/backup'
import { AppError } from '@/utils/app-error'
import { snapshot, transact } from '../write/transact'
import { nextGeneration } from './backup-meta'
import { isKept } from './kept'
import { requireBegun } from './make-backup'
import { GENERATION } from './mark-rows'
import { toTagged } from './tagged-row'
import { readCount } from '../repositories/counts'

type KeptPage = { rows: KeptRow[]; next?: string }
type Walk = { id: string; cursor?: string | undefined; limit: number }

/** Rows that are read before it is looked how large they are: one of them may hold a piece of a file. */
const AT_ONCE = 100
/** Of JSON: what one answer may carry. */
const MAX_CHARACTERS = 8_000_000

/** @returns rows of a table behind the key `cursor`, in the order of their keys. @throws AppError 'not-found', 'bad-request'. */
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

/** As `backupPage`, of any database. */
export async function readPage(
  db: Pick<Database, 'table'>,
  table: string,
  cursor: string,
  limit: number,
): Promise<KeptPage> {
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
      if (isKept(table, after)) size += add(rows, { table, key: after, row })
    }
    if (found.length < most) return { rows }
  }
  return { rows, next: after }
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
      const some = marks.slice(rows.length, Math.min(limit, rows.length + AT_ONCE))
      for (const row of await readMarked(
        db,
        some.map((mark) => mark.id),
      ))
        size += add(rows, row)
    }
    const last = marks[rows.length - 1]
    if (last === undefined || rows.length === marks.length) return { rows }
    if (last.generation === (await readCount(db, GENERATION))) await nextGeneration(tx)
    return { rows, next: JSON.stringify([last.generation, last.id]) }
  })
}

async function readMarked(db: Database, ids: readonly string[]): Promise<KeptRow[]> {
  return Promise.all(
    ids.map(async (id) => {
      const [table, key] = splitMark(id)
      const row: KeptRow['row'] = await db.table(table).get(key)
      return { table, key, ...(row && { row }) }
    }),
  )
}

function splitMark(id: string): [table: string, key: string] {
  const end = id.indexOf('|')
  return [id.slice(0, end), id.slice(end + 1)]
}

/** @returns how large the row is. */
function add(rows: KeptRow[], { row, ...of }: KeptRow): number {
  const tagged = row && (toTagged(row) as KeptRow['row'])
  rows.push({ ...of, ...(tagged && { row: tagged }) })
  return JSON.stringify(tagged ?? '').length
}
