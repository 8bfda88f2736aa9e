import { askWorkspace } from '@/storage/client'
import type { BackupPlan } from '@/storage/protocol/data'
import type { KeptRow } from '@/storage/schema/backup'

const PAGE_ROWS = 2_000

/**
 * Reads what a backup consists of: each table, then what changed meanwhile; of an incremental one the changes alone.
 * @throws AppError
 */
export async function* gatherRows({ id, kind, tables }: BackupPlan): AsyncGenerator<readonly KeptRow[]> {
  for (const { name } of kind === 'full' ? tables : []) {
    yield* pages((cursor) => askWorkspace('backup.page', { id, table: name, limit: PAGE_ROWS, ...cursor }))
  }
  yield* pages((cursor) => askWorkspace('backup.changes', { id, limit: PAGE_ROWS, ...cursor }))
}

type Cursor = { cursor?: string }

async function* pages(
  ask: (cursor: Cursor) => Promise<{ rows: KeptRow[]; next?: string }>,
): AsyncGenerator<readonly KeptRow[]> {
  let cursor: Cursor = {}
  for (;;) {
    const { rows, next } = await ask(cursor)
    yield rows
    if (next === undefined) return
    cursor = { cursor: next }
  }
}
