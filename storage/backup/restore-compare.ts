import type { Database } from '../database'
import { isSame } from '../write/paths'
import type { Compared, RestoreProgress } from './restore-place'

type Row = Record<string, unknown>

export const MOST_NAMES = 10

/** Says of rows of the new database whether they are in the one in use, and as they are there. */
export async function compareRows(
  db: Database,
  table: string,
  rows: readonly Row[],
  counts: Compared,
  names: Pick<RestoreProgress, 'added' | 'changed' | 'newer'>,
): Promise<void> {
  const { keyPath } = db.table(table).schema.primKey
  const keys = rows.map((row) => String(row[String(keyPath)]))
  const there: (Row | undefined)[] = await db.table(table).bulkGet(keys)
  for (const [at, row] of rows.entries()) {
    const now = there[at]
    const kind = now === undefined ? 'added' : isSameRow(table, now, row) ? 'same' : 'changed'
    counts[kind] += 1
    const kinds =
      kind === 'changed' && isNewer(row, now) ? (['changed', 'newer'] as const) : ([kind] as const)
    if (kinds.length > 1) counts.newer += 1
    if (table !== 'contacts' || row['deletedAt'] !== undefined) continue
    for (const one of kinds)
      if (one !== 'same' && names[one].length < MOST_NAMES) names[one].push(String(row['name']))
  }
}

/** @returns whether a row of a backup was written later than the one that is here. */
export function isNewer(row: Row, here: Row | undefined): boolean {
  return stampOf(row) > stampOf(here)
}

/** Pieces of files never change. */
export function isSameRow(table: string, a: Row, b: Row): boolean {
  return table === 'mediaChunks' || isSame(a, b)
}

function stampOf(row: Row | undefined): number {
  const stamp = row?.['updatedAt'] ?? row?.['asOf'] ?? row?.['at'] ?? row?.['createdAt']
  return typeof stamp === 'number' ? stamp : 0
}
