import { now as clockNow } from '@/utils/clock'
import type { Table } from 'dexie'
import { dropOldDatabases } from '../backup/give-up'
import { CHUNK_ROWS, DAY_MS, HISTORY_DAYS, TRASH_DAYS } from '../limits'
import { dropRow, getRow } from '../write/put-row'
import { transact } from '../write/transact'
import { dropAnonymousEvents, dropBelongings, dropOrphanedPieces, type TrashTable } from './belongings'
import { dropOldImports } from './import-jobs'
import { closeExpired } from './reply-answered'

const TRASH = [
  'tags',
  'notes',
  'replies',
  'followUps',
  'media',
  'products',
  'suggestionRules',
  'deals',
  'orders',
  'tagRules',
] as const

/** Drops what can be undone or restored no longer, and what nothing needs. */
export async function dropForgotten(): Promise<void> {
  await inChunks(dropHistory)
  await inChunks(dropOldImports)
  for (const table of TRASH) {
    await inChunks(() => dropTrash(table))
  }
  await inChunks(closeExpired)
  await inChunks(dropAnonymousEvents)
  await dropOrphanedPieces()
  await dropOldDatabases()
}

async function inChunks(work: () => Promise<number>): Promise<void> {
  for (let done = CHUNK_ROWS; done === CHUNK_ROWS;) done = await work()
}

async function dropHistory(): Promise<number> {
  return transact(async (tx) => {
    const before = clockNow() - HISTORY_DAYS * DAY_MS
    const ids = await tx.db.history.where('at').below(before).limit(CHUNK_ROWS).primaryKeys()
    await tx.db.history.bulkDelete(ids)
    return ids.length
  })
}

async function dropTrash(table: TrashTable): Promise<number> {
  return transact(async (tx) => {
    const before = clockNow() - TRASH_DAYS * DAY_MS
    const trash: Table<unknown, string> = tx.db.table(table)
    const ids = await trash.where('deletedAt').below(before).limit(CHUNK_ROWS).primaryKeys()
    for (const id of ids) {
      const row = await getRow(tx, table, id)
      if (row !== undefined) await dropRow(tx, table, row)
      await dropBelongings(tx, table, row)
    }
    return ids.length
  })
}
