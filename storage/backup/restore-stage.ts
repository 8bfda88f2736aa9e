import { AppError } from '@/utils/app-error'
import { now as clockNow } from '@/utils/clock'
import { newId } from '@/utils/ids'
import type { Database } from '../database'
import { MIGRATIONS } from '../migrations/all'
import type { BackupHead, KeptRow } from '../schema/backup'
import { giveUpRestore } from './give-up'
import { isKept } from './kept'
import {
  openPlace,
  readProgress,
  requireJob,
  type RestoreProgress,
  writeJob,
  writeProgress,
} from './restore-place'
import { fromTagged } from './tagged-row'

type Row = Record<string, unknown>

/**
 * Makes a place for the rows of a backup; a restore that was begun before is given up.
 * @throws AppError 'bad-request' when the heads do not follow one another, or come from a newer version.
 */
export async function beginRestore(
  schema: number,
  heads: readonly BackupHead[],
  settings: unknown,
): Promise<{ id: string }> {
  if (schema > MIGRATIONS.length) throw new AppError('bad-request', 'newer')
  const isChain = heads.every(({ kind, baseId }, at) =>
    at === 0 ? kind === 'full' : kind === 'incremental' && baseId === heads[at - 1]?.id,
  )
  if (!isChain) throw new AppError('bad-request', 'heads')
  await giveUpRestore()
  const job = { id: newId(), at: clockNow(), schema }
  await writeProgress(await openPlace(job), emptyProgress(settings))
  await writeJob(job)
  return { id: job.id }
}

/**
 * Puts rows aside; a removal takes out what an earlier part brought. A part that was put already changes nothing.
 * @throws AppError 'conflict' when a part before it is missing, or it is too late for more.
 */
export async function stageRows(id: string, part: number, rows: readonly KeptRow[]): Promise<void> {
  const job = await requireJob(id)
  if (job.isStaged === true) throw new AppError('conflict', 'staged')
  const db = await openPlace(job)
  await db.transaction('rw', db.tables, async () => {
    const progress = await readProgress(db)
    if (part <= progress.part) return
    if (part !== progress.part + 1) throw new AppError('conflict', 'part')
    for (const [table, last] of lastOfEach(rows)) await putAside(db, table, last, progress)
    await writeProgress(db, { ...progress, part })
  })
}

/** @returns what is counted of a table. */
export function countsOf({ counts }: RestoreProgress, table: string): RestoreProgress['counts'][string] {
  return (counts[table] ??= { added: 0, changed: 0, newer: 0, same: 0, invalid: 0 })
}

function emptyProgress(settings: unknown): RestoreProgress {
  return {
    part: -1,
    settings,
    step: 0,
    after: '',
    done: 0,
    total: 0,
    counts: {},
    added: [],
    changed: [],
    newer: [],
  }
}

function lastOfEach(rows: readonly KeptRow[]): Map<string, Map<string, KeptRow['row']>> {
  const tables = new Map<string, Map<string, KeptRow['row']>>()
  for (const { table, key, row } of rows) {
    const known = tables.get(table) ?? new Map<string, KeptRow['row']>()
    tables.set(table, known.set(key, row))
  }
  return tables
}

async function putAside(
  db: Database,
  table: string,
  rows: ReadonlyMap<string, KeptRow['row']>,
  progress: RestoreProgress,
): Promise<void> {
  const counts = countsOf(progress, table)
  if (!isKept(table) || !db.tables.some(({ name }) => name === table)) {
    counts.invalid += rows.size
    return
  }
  const { keyPath } = db.table(table).schema.primKey
  const [puts, gone]: [Row[], string[]] = [[], []]
  for (const [key, tagged] of rows) {
    const row = tagged && (fromTagged(tagged) as Row)
    if (row === undefined) gone.push(key)
    else if (row[String(keyPath)] === key && isKept(table, key)) puts.push(row)
    else counts.invalid += 1
  }
  await db.table(table).bulkPut(puts)
  await db.table(table).bulkDelete(gone)
}
